package org.schedulesconnector.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.pagerduty.User;

/** The way from one person to an account: from candidate to candidate until one decides. Not thread-safe. */
final class UserSearch {
    private final String userId;
    private final IdentityPolicy policy;
    private final List<Candidate> candidates;
    private final Former former;
    private int position;
    private Finding finding;
    private boolean answeredNow;

    /** @param cached what the ledger keeps; null for nothing */
    UserSearch(User user, IdentityPolicy policy, CachedIdentity cached, Instant now) {
        this.userId = user.id();
        this.policy = policy;
        Optional<String> objectId = policy.overrides().accountOf(user).filter(ObjectIds::isObjectId);
        candidates = objectId.isPresent() ? List.of() : Candidate.of(user, policy);
        former = new Former(cached, candidates, policy);
        finding = objectId.map(Finding::named)
                .or(() -> candidates.isEmpty() ? Optional.of(Finding.noRule()) : former.stillCounting(now))
                .orElse(null);
    }

    String userId() {
        return userId;
    }

    /** What to look up next; empty when the search is over. */
    Optional<Candidate> next() {
        return finding == null ? Optional.of(candidates.get(position)) : Optional.empty();
    }

    /** Goes on as far as the answers reach. */
    void advance(EntraAnswers answers) {
        while (finding == null) {
            Candidate candidate = candidates.get(position);
            List<EntraAccount> accounts = answers.to(candidate);
            if (accounts != null) {
                weigh(candidate, accounts);
            } else if (answers.hasFailedFor(candidate)) {
                giveUp(IdentityStatus.LOOKUP_FAILED);
            } else {
                return;
            }
        }
    }

    /** Ends an open search without an answer; what was known before may stay. */
    void giveUp(IdentityStatus why) {
        if (finding == null) {
            finding = former.unanswered(candidates.get(position), why);
        }
    }

    Finding finding() {
        return finding;
    }

    Identity identity() {
        return finding.identity(userId, policy);
    }

    /** What this run's answers say for the ledger; empty when none did. */
    Optional<CachedIdentity> toStore(Instant now) {
        return answeredNow ? Optional.of(finding.cached(userId, tried(), now)) : Optional.empty();
    }

    private void weigh(Candidate candidate, List<EntraAccount> accounts) {
        boolean last = position == candidates.size() - 1;
        if (!accounts.isEmpty()) {
            finding = Finding.of(candidate, accounts);
        } else if (last) {
            finding = Finding.nobody(candidates);
        } else {
            position++;
        }
        answeredNow = finding != null;
    }

    private List<Candidate> tried() {
        return candidates.subList(0, position + 1);
    }
}
