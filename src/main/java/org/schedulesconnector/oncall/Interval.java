package org.schedulesconnector.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A half-open stretch of time, {@code [start, end)}.
 *
 * @param start the first instant inside, not null
 * @param end the first instant after it, not null, later than {@code start}
 */
public record Interval(Instant start, Instant end) {
    /** @throws IllegalArgumentException if the interval is empty or runs backwards */
    public Interval {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("an interval ends after it starts: " + start + " to " + end);
        }
    }

    public Duration duration() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** The part that both have, or empty when they have none; intervals that only touch have none. */
    public Optional<Interval> intersection(Interval other) {
        Instant from = start.isAfter(other.start) ? start : other.start;
        Instant to = end.isBefore(other.end) ? end : other.end;
        return from.isBefore(to) ? Optional.of(new Interval(from, to)) : Optional.empty();
    }
}
