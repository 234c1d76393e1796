package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;

/**
 * One computed shift assignment of a shift-based schedule.
 *
 * @param span from when to when
 * @param member who
 * @param fromCustomShift true when {@code sourceId} is a custom shift, false when it is a rotation
 * @param sourceId the rotation or custom shift that it comes from
 * @param overrideId the override that put the member there, if one did
 */
record Assignment(TimeSpan span, Member member, boolean fromCustomShift, String sourceId, Optional<String> overrideId) {
    Assignment during(TimeSpan part) {
        return new Assignment(part, member, fromCustomShift, sourceId, overrideId);
    }

    Assignment replacedBy(ShiftOverride override, TimeSpan part) {
        return new Assignment(part, override.overriding(), fromCustomShift, sourceId, Optional.of(override.id()));
    }

    boolean isReplacedBy(ShiftOverride override) {
        return override.ofCustomShift() == fromCustomShift
                && override.replacedId().equals(sourceId)
                && override.overridden().equals(member)
                && override.span().overlaps(span);
    }
}
