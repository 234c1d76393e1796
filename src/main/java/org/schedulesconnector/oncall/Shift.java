package org.schedulesconnector.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One unbroken stretch of one person on call.
 *
 * @param person who, not null
 * @param time when, not null
 * @param overrides the parts of {@code time} that come from an override, sorted, disjoint, inside {@code time}; empty when
 *     none does; never null
 */
public record Shift(Person person, Interval time, List<Interval> overrides) {
    public Shift {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(time, "time");
        overrides = List.copyOf(overrides);
    }

    public static Shift regular(Person person, Instant start, Instant end) {
        return new Shift(person, new Interval(start, end), List.of());
    }

    public static Shift override(Person person, Instant start, Instant end) {
        Interval time = new Interval(start, end);
        return new Shift(person, time, List.of(time));
    }

    /** Whether the whole stretch comes from overrides. */
    public boolean isOverride() {
        return overrides.size() == 1 && overrides.get(0).equals(time);
    }
}
