package org.schedulesconnector.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A change of who is on call.
 *
 * @param at the first instant at which the new people are on call, not null
 * @param from who was on call just before, empty when nobody was
 * @param to who is on call from then on, empty when nobody is
 */
public record Handoff(Instant at, List<Person> from, List<Person> to) {
    public Handoff {
        Objects.requireNonNull(at, "at");
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
