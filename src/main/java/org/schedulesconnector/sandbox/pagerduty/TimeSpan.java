package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A half-open stretch of time.
 *
 * @param start the first instant inside
 * @param end the first instant after it, later than {@code start}
 */
record TimeSpan(Instant start, Instant end) {
    TimeSpan {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a time span ends after it starts: " + start + " to " + end);
        }
    }

    boolean overlaps(TimeSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    Optional<TimeSpan> intersection(TimeSpan other) {
        return overlaps(other)
                ? Optional.of(new TimeSpan(later(start, other.start), earlier(end, other.end)))
                : Optional.empty();
    }

    TimeSpan widenedBy(Duration margin) {
        return new TimeSpan(start.minus(margin), end.plus(margin));
    }

    Duration length() {
        return Duration.between(start, end);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
