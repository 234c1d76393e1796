package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;

/**
 * Somebody's shift as a schedule renders it, overrides applied.
 *
 * @param userId who; may be deleted
 * @param start inclusive
 * @param end exclusive
 */
public record OnCallShift(String userId, Instant start, Instant end) {}
