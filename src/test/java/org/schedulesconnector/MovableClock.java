package org.schedulesconnector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test puts forward: one that stands still otherwise, or one that runs. Thread-safe. */
public final class MovableClock extends Clock {
    /** Where a clock stands when it does not matter where; with milliseconds, which must survive storing. */
    public static final Instant START = Instant.parse("2026-09-08T10:00:00.123Z");

    private final Clock base;
    private volatile Duration ahead;

    private MovableClock(Clock base, Instant start) {
        this.base = base;
        this.ahead = Duration.between(base.instant(), start);
    }

    /** Stands still at {@link #START}. */
    public static MovableClock stopped() {
        return stoppedAt(START);
    }

    public static MovableClock stoppedAt(Instant start) {
        return new MovableClock(Clock.fixed(start, ZoneOffset.UTC), start);
    }

    public static MovableClock runningFrom(Instant start) {
        return new MovableClock(Clock.systemUTC(), start);
    }

    public synchronized void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("always UTC");
    }
}
