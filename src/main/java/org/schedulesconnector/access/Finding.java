package org.schedulesconnector.access;

import java.time.Instant;
import java.util.List;

/**
 * What came of the search for one person's account, before guests and shared accounts are weighed.
 *
 * @param status as it was found
 * @param rule the name of the rule that decided; null when none did
 * @param value what that rule looked up; all that was looked up when nobody was found; null when nothing was
 * @param derived whether the value came from a formula
 * @param objectId null without an account
 * @param accountName null when it is not known
 */
record Finding(IdentityStatus status, String rule, String value, boolean derived, String objectId, String accountName) {

    static Finding named(String objectId) {
        return new Finding(IdentityStatus.MATCHED, Candidate.OVERRIDES, objectId, false, objectId, null);
    }

    static Finding noRule() {
        return new Finding(IdentityStatus.NO_RULE, null, null, false, null, null);
    }

    static Finding nobody(List<Candidate> tried) {
        return new Finding(IdentityStatus.UNMATCHED, null, Candidate.trail(tried), false, null, null);
    }

    /** @param accounts those that have the candidate's value; at least one */
    static Finding of(Candidate candidate, List<EntraAccount> accounts) {
        if (accounts.size() > 1) {
            return at(candidate, IdentityStatus.AMBIGUOUS, null, null);
        }
        EntraAccount account = accounts.get(0);
        return at(candidate, status(account), account.objectId(), account.userPrincipalName());
    }

    static Finding at(Candidate candidate, IdentityStatus status, String objectId, String accountName) {
        return new Finding(status, candidate.rule(), candidate.value(), candidate.derived(), objectId, accountName);
    }

    Identity identity(String userId, IdentityPolicy policy) {
        return new Identity(userId, policy.granted(status), rule, value, objectId, accountName);
    }

    CachedIdentity cached(String userId, List<Candidate> tried, Instant now) {
        return new CachedIdentity(userId, status, rule, Candidate.trail(tried), objectId, accountName, now);
    }

    private static IdentityStatus status(EntraAccount account) {
        if (!account.enabled()) {
            return IdentityStatus.DISABLED;
        }
        return account.guest() ? IdentityStatus.GUEST : IdentityStatus.MATCHED;
    }
}
