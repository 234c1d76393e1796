package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * What looking up the account of one PagerDuty user came to.
 *
 * @param userId the PagerDuty user, not null
 * @param status what came of it, in one word of whoever looked it up, at most 32 characters, not null
 * @param rule the rule that decided; null when none did
 * @param value what was looked up last; null when nothing was
 * @param objectId the account in Microsoft Entra; null when there is none
 * @param accountName its user principal name, for people; null when there is none, or it is not known
 * @param checkedAt when it was looked up, not null
 */
public record StoredIdentity(
        String userId,
        String status,
        String rule,
        String value,
        String objectId,
        String accountName,
        Instant checkedAt) {
    public StoredIdentity {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }
}
