package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;

/**
 * Coverage added to a shift-based schedule once.
 *
 * @param id an opaque string
 * @param start inclusive
 * @param end exclusive
 * @param assignmentId an opaque string
 * @param member who has it
 */
public record CustomShift(String id, Instant start, Instant end, String assignmentId, Member member) {
    TimeSpan span() {
        return new TimeSpan(start, end);
    }
}
