package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One layer of a layer-based schedule.
 *
 * @param id PagerDuty's id
 * @param name shown to people
 * @param start nobody is on call through this layer earlier
 * @param end nobody is on call through this layer later; empty when it is open
 * @param virtualStart when the first person's first turn began, may be before {@code start}
 * @param turnLength how long each person keeps it
 * @param userIds in rotation order; may name users who are deleted
 * @param restrictions the layer applies within the union of these; always when there are none
 */
public record Layer(
        String id,
        String name,
        Instant start,
        Optional<Instant> end,
        Instant virtualStart,
        Duration turnLength,
        List<String> userIds,
        List<Restriction> restrictions) {
    public Layer {
        userIds = List.copyOf(userIds);
        restrictions = List.copyOf(restrictions);
    }

    Layer withPeople(List<String> others) {
        return new Layer(id, name, start, end, virtualStart, turnLength, others, restrictions);
    }

    Layer withId(String newId) {
        return new Layer(newId, name, start, end, virtualStart, turnLength, userIds, restrictions);
    }

    /** The layer's life, with a far end when it is open. */
    TimeSpan life() {
        return new TimeSpan(start, end.orElse(Instant.MAX));
    }
}
