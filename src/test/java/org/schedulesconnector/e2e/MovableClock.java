package org.schedulesconnector.e2e;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs, from an instant of the test's choice, and that a test can put forward. */
public final class MovableClock extends Clock {
    private final Clock system = Clock.systemUTC();
    private volatile Duration ahead;

    public MovableClock(Instant start) {
        ahead = Duration.between(system.instant(), start);
    }

    public void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
