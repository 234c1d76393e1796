package org.schedulesconnector.settings;

import java.time.Duration;
import java.util.List;

/** The options under {@code crawl.} that keep the index fresh between full crawls. */
final class FreshnessOptions {
    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    static final Option<Duration> INCREMENTAL_EVERY = Option.of(
                    "crawl.incremental.every",
                    new DurationType(Duration.ofHours(24)),
                    "How often an incremental crawl looks for what changed; 0s for never. An idle one costs a few dozen requests.")
            .orElse("5m");
    static final Option<Integer> REQUEST_BUDGET = Option.of(
                    "crawl.incremental.request-budget",
                    new WholeNumberType(1, 10_000),
                    "The most shift-based schedules that an incremental crawl reads, each by a request of its own; the others"
                            + " have their turn in the next.")
            .in("requests")
            .orElse("200");
    static final Option<Duration> ROLL_OVER = Option.of(
                    "crawl.window.roll-over",
                    new DurationType(Duration.ofHours(12)),
                    "Over how long after midnight UTC the windows of the items move on, so that writing them all never delays an"
                            + " edit; 0s for all at once.")
            .orElse("30m");
    static final Option<Integer> VERIFY_SAMPLE = Option.of(
                    "crawl.full.verify-sample",
                    new WholeNumberType(0, 1_000),
                    "How many items a full crawl holds against what Graph has, and writes again when they differ.")
            .in("items")
            .orElse("20");

    static final List<Option<?>> OPTIONS = List.of(INCREMENTAL_EVERY, REQUEST_BUDGET, ROLL_OVER, VERIFY_SAMPLE);

    private FreshnessOptions() {}

    static FreshnessSettings read(OptionReader in) {
        Duration every = in.read(INCREMENTAL_EVERY);
        if (in.sound(INCREMENTAL_EVERY) && !every.isZero() && every.compareTo(SHORTEST_INTERVAL) < 0) {
            in.refuse(
                    INCREMENTAL_EVERY,
                    "is less than a minute",
                    "An incremental crawl starts once a minute at most.",
                    "Give 1m or more, or 0s to switch incremental crawls off.");
        }
        return new FreshnessSettings(every, in.read(REQUEST_BUDGET), in.read(ROLL_OVER), in.read(VERIFY_SAMPLE));
    }
}
