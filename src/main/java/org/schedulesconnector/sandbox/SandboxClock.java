package org.schedulesconnector.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a sandbox: it runs as its base does, can be put forward, and can be stopped. It never goes backwards, as what was
 * written stays written. While it stands still so does the minute of PagerDuty's rate limit. Safe for several threads.
 */
public final class SandboxClock extends Clock {
    private final Clock base;
    private Duration ahead = Duration.ZERO;
    private Instant stoppedAt;

    private SandboxClock(Clock base) {
        this.base = base;
    }

    /** A clock that runs with another, and shows the same time until it is moved. */
    public static SandboxClock over(Clock base) {
        return new SandboxClock(base);
    }

    /** @throws IllegalArgumentException when the duration is negative */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the sandbox's clock only goes forward, not by " + by);
        }
        synchronized (this) {
            if (stoppedAt == null) {
                ahead = ahead.plus(by);
            } else {
                stoppedAt = stoppedAt.plus(by);
            }
        }
    }

    /** @throws IllegalArgumentException when the instant has passed */
    public synchronized void moveTo(Instant instant) {
        advance(Duration.between(instant(), instant));
    }

    /** Stands still until {@link #resume()}; it can be moved meanwhile. */
    public synchronized void stop() {
        stoppedAt = instant();
    }

    /** Runs on from where it stands. */
    public synchronized void resume() {
        if (stoppedAt != null) {
            ahead = Duration.between(base.instant(), stoppedAt);
            stoppedAt = null;
        }
    }

    public synchronized boolean isRunning() {
        return stoppedAt == null;
    }

    /** How far it is ahead of the clock that it runs with; negative after standing still. */
    public synchronized Duration ahead() {
        return stoppedAt == null ? ahead : Duration.between(base.instant(), stoppedAt);
    }

    @Override
    public synchronized Instant instant() {
        return stoppedAt == null ? base.instant().plus(ahead) : stoppedAt;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {
        private final SandboxClock clock;
        private final ZoneId zone;

        private Zoned(SandboxClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
