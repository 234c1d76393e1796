package org.schedulesconnector.operations.observe;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long what the services allow will last.
 *
 * @param quota how many requests PagerDuty said are left; gives null while it has not said
 * @param pagerDutyEnd when the credential for PagerDuty ends, if that is known
 * @param graphEnd when the one for Microsoft Graph ends, if that is known
 */
public record Outlook(
        Supplier<Integer> quota, Supplier<Optional<Instant>> pagerDutyEnd, Supplier<Optional<Instant>> graphEnd) {}
