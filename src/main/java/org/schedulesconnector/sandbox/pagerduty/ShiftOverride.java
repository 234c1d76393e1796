package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;

/**
 * One member of one rotation or custom shift is replaced for a while.
 *
 * @param id an opaque string
 * @param ofCustomShift true when {@code replacedId} is a custom shift, false when it is a rotation
 * @param replacedId of the rotation or the custom shift
 * @param start inclusive
 * @param end exclusive
 * @param overridden who is replaced
 * @param overriding who takes over
 */
public record ShiftOverride(
        String id,
        boolean ofCustomShift,
        String replacedId,
        Instant start,
        Instant end,
        Member overridden,
        Member overriding) {
    TimeSpan span() {
        return new TimeSpan(start, end);
    }
}
