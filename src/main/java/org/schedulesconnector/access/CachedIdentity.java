package org.schedulesconnector.access;

import java.time.Instant;
import java.util.Objects;

/**
 * What Entra once answered about a person, as the ledger keeps it. It says what was found, not what is granted: whether guests
 * count, and whether two people share an account, is decided anew in each run.
 *
 * @param userId PagerDuty's user id
 * @param status {@code MATCHED}, {@code UNMATCHED}, {@code AMBIGUOUS}, {@code GUEST} or {@code DISABLED}
 * @param rule the name of the rule that decided; null when none did
 * @param value everything that was looked up, in order, such as {@code upn:a@x.example mail:a@x.example}, or its hash when long,
 *     so at most 250 characters; when the rules or the person's data would ask otherwise now, the answer does not count any more
 * @param objectId the account's object id; null without one
 * @param accountName the account's user principal name; null without one
 * @param checkedAt when Entra was asked
 */
public record CachedIdentity(
        String userId,
        IdentityStatus status,
        String rule,
        String value,
        String objectId,
        String accountName,
        Instant checkedAt) {

    public CachedIdentity {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }

    /** Whether Entra named one account that could be granted to. */
    boolean isPositive() {
        return status == IdentityStatus.MATCHED || status == IdentityStatus.GUEST;
    }
}
