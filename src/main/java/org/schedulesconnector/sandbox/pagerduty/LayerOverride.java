package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;

/**
 * Somebody takes over a layer-based schedule for a while.
 *
 * @param id PagerDuty's id
 * @param start inclusive
 * @param end exclusive
 * @param userId who takes over
 */
public record LayerOverride(String id, Instant start, Instant end, String userId) {
    TimeSpan span() {
        return new TimeSpan(start, end);
    }
}
