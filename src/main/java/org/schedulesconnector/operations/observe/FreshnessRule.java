package org.schedulesconnector.operations.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * When an index counts as fresh.
 *
 * @param bound how old a fresh index is at most
 */
public record FreshnessRule(Duration bound) {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration A_DAY = Duration.ofHours(26);
    private static final int MISSED = 3;

    /** Three intervals of incremental crawls, but 15 minutes; 26 hours without them. */
    public static FreshnessRule of(Duration incrementalEvery) {
        if (incrementalEvery.isZero()) {
            return new FreshnessRule(A_DAY);
        }
        Duration missed = incrementalEvery.multipliedBy(MISSED);
        return new FreshnessRule(missed.compareTo(SHORTEST) < 0 ? SHORTEST : missed);
    }

    /** @param age since when the newest run began that saw the whole account; empty without one: then nothing is fresh */
    public boolean isFresh(Optional<Duration> age) {
        return age.filter(old -> old.compareTo(bound) <= 0).isPresent();
    }
}
