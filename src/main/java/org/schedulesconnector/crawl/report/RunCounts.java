package org.schedulesconnector.crawl.report;

import java.time.Duration;

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
        long failed,
        long pagerDutyRequests,
        long graphRequests,
        long waits,
        Duration waited) {

    /** All counts with their words, separated by commas. */
    public String toLine() {
        return "discovered " + discovered
                + ", created " + created
                + ", updated " + updated
                + ", unchanged " + unchanged
                + ", deleted " + deleted
                + ", withheld " + withheld
                + ", failed " + failed
                + ", PagerDuty requests " + pagerDutyRequests
                + ", Graph requests " + graphRequests
                + ", waits " + waits
                + (waits == 0 ? "" : " (" + Elapsed.say(waited) + ")");
    }
}
