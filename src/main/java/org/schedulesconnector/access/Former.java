package org.schedulesconnector.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an earlier run found for a person: counts while it is young and the same would be asked again; else it only tells whose
 * existing grants stay when Entra does not answer.
 *
 * @param cached null when there is nothing
 * @param candidates where one would look now
 */
record Former(CachedIdentity cached, List<Candidate> candidates, IdentityPolicy policy) {

    Optional<Finding> stillCounting(Instant now) {
        return cached != null && policy.stillCounts(cached, now)
                ? sameQuestion().map(this::again)
                : Optional.empty();
    }

    Finding unanswered(Candidate candidate, IdentityStatus why) {
        if (!mayStay()) {
            return Finding.at(candidate, why, null, null);
        }
        boolean derived =
                sameQuestion().map(last -> candidates.get(last).derived()).orElse(true);
        return new Finding(why, candidate.rule(), candidate.value(), derived, cached.objectId(), cached.accountName());
    }

    /** An override that names another account than before means that the former one is not the person's. */
    private boolean mayStay() {
        boolean overridden = candidates.get(0).rule().equals(Candidate.OVERRIDES);
        return cached != null
                && policy.granted(cached.status()) == IdentityStatus.MATCHED
                && !(overridden && sameQuestion().isEmpty());
    }

    private Finding again(int last) {
        return cached.status() == IdentityStatus.UNMATCHED
                ? Finding.nobody(candidates)
                : Finding.at(candidates.get(last), cached.status(), cached.objectId(), cached.accountName());
    }

    /** Up to which candidate one would look now to ask exactly what was asked then. */
    private Optional<Integer> sameQuestion() {
        int first = cached != null && cached.status() == IdentityStatus.UNMATCHED ? candidates.size() - 1 : 0;
        return cached == null
                ? Optional.empty()
                : IntStream.range(first, candidates.size())
                        .filter(last ->
                                Candidate.trail(candidates.subList(0, last + 1)).equals(cached.value()))
                        .boxed()
                        .findFirst();
    }
}
