package org.schedulesconnector.crawl.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a run has counted so far, or in all. The meaning of each is told by {@link Counted}.
 *
 * @param waits how often the run waited because a rate limit or a service asked for it
 * @param waited how long these waits took together; waits of parallel requests add up
 */
public record RunCounts(
        long discovered,
        long created,
        long updated,
        long unchanged,
        long deleted,
        long withheld,
        long excluded,
        long verified,
        long failed,
        long pagerDutyRequests,
        long graphRequests,
        long waits,
        Duration waited) {

    /** @param count how many there are of each */
    public static RunCounts of(ToLongFunction<Counted> count, long waits, Duration waited) {
        return new RunCounts(
                count.applyAsLong(Counted.DISCOVERED),
                count.applyAsLong(Counted.CREATED),
                count.applyAsLong(Counted.UPDATED),
                count.applyAsLong(Counted.UNCHANGED),
                count.applyAsLong(Counted.DELETED),
                count.applyAsLong(Counted.WITHHELD),
                count.applyAsLong(Counted.EXCLUDED),
                count.applyAsLong(Counted.VERIFIED),
                count.applyAsLong(Counted.FAILED),
                count.applyAsLong(Counted.PAGERDUTY_REQUESTS),
                count.applyAsLong(Counted.GRAPH_REQUESTS),
                waits,
                waited);
    }

    public long of(Counted what) {
        return switch (what) {
            case DISCOVERED -> discovered;
            case CREATED -> created;
            case UPDATED -> updated;
            case UNCHANGED -> unchanged;
            case DELETED -> deleted;
            case WITHHELD -> withheld;
            case EXCLUDED -> excluded;
            case VERIFIED -> verified;
            case FAILED -> failed;
            case PAGERDUTY_REQUESTS -> pagerDutyRequests;
            case GRAPH_REQUESTS -> graphRequests;
        };
    }

    /** All counts with their words, separated by commas. */
    public String toLine() {
        String counts = Arrays.stream(Counted.values())
                .map(what -> what.words() + " " + of(what))
                .collect(Collectors.joining(", "));
        return counts + ", waits " + waits + (waits == 0 ? "" : " (" + Elapsed.say(waited) + ")");
    }
}
