package org.schedulesconnector.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.schedulesconnector.crawl.report.RunCounts;

/**
 * How fast a run deals with schedules, and when it will be through at that rate.
 *
 * @param done schedules dealt with so far, whatever came of them
 * @param expected how many there will be, as far as is known
 * @param elapsed since the run began
 */
record Pace(long done, long expected, Duration elapsed) {
    private static final Duration TOO_EARLY = Duration.ofSeconds(1);

    static Pace of(RunCounts counts, long expected, Duration elapsed) {
        long done = counts.created() + counts.updated() + counts.unchanged() + counts.failed();
        return new Pace(done, Math.max(expected, counts.discovered()), elapsed);
    }

    /** Schedules in a minute; empty while that says nothing. */
    Optional<Long> itemsPerMinute() {
        boolean known = done > 0 && elapsed.compareTo(TOO_EARLY) >= 0;
        return known ? Optional.of(Math.round(done * 60_000.0 / elapsed.toMillis())) : Optional.empty();
    }

    /** When all expected schedules will be dealt with; empty while that is not known. */
    Optional<Instant> estimatedEnd(Instant now) {
        return itemsPerMinute().map(rate -> now.plusMillis(Math.max(0, expected - done) * elapsed.toMillis() / done));
    }
}
