package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;

/**
 * A rotation of a shift-based schedule.
 *
 * @param id an opaque string
 * @param events its shifts, at most five active or future
 */
public record ShiftRotation(String id, List<ShiftEvent> events) {
    public ShiftRotation {
        events = List.copyOf(events);
    }

    ShiftRotation withMembers(SchedulePart part) {
        return new ShiftRotation(
                id,
                events.stream()
                        .map(event -> event.id().equals(part.id()) ? event.withMembers(part.people()) : event)
                        .toList());
    }
}
