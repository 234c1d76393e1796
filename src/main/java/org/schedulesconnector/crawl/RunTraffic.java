package org.schedulesconnector.crawl;

import java.time.Duration;

/**
 * What has gone to both services so far, or in between two readings.
 *
 * @param pagerDutyRequests HTTP requests to PagerDuty
 * @param graphRequests HTTP requests to Microsoft Graph
 * @param waits how often a service asked to wait
 * @param waited how long was waited for their sake
 */
public record RunTraffic(long pagerDutyRequests, long graphRequests, long waits, Duration waited) {
    public static final RunTraffic NONE = new RunTraffic(0, 0, 0, Duration.ZERO);

    RunTraffic since(RunTraffic earlier) {
        return new RunTraffic(
                pagerDutyRequests - earlier.pagerDutyRequests,
                graphRequests - earlier.graphRequests,
                waits - earlier.waits,
                waited.minus(earlier.waited));
    }
}
