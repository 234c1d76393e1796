package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many requests may be made, and when. Two rules hold at once: our own, at most so many requests in any trailing minute;
 * and the server's, which tells on each answer how many are left until when. It only computes waits; the route performs them.
 * Thread-safe; first come, first served.
 */
public final class RateBudget {
    /** A second more than the minute that is promised, because a request leaves a little after its wait ends. */
    private static final Duration WINDOW = Duration.ofSeconds(61);
    /** {@code ratelimit-reset} is in whole seconds and may be rounded down. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);
    /** Longer than any request lives; one that is not answered by then never was sent. */
    private static final Duration LOST = Duration.ofMinutes(3);

    private final int requestsPerMinute;
    private final Clock clock;
    private final Deque<Instant> slots = new ArrayDeque<>();
    private final Deque<Instant> unanswered = new ArrayDeque<>();
    private Instant stoppedUntil = Instant.MIN;
    private Instant resetAt;
    private int left;
    private Duration waited = Duration.ZERO;
    private long waits;

    /** @param requestsPerMinute at least 1 */
    public RateBudget(int requestsPerMinute, Clock clock) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "a rate budget is at least 1 request a minute, not " + requestsPerMinute);
        }
        this.requestsPerMinute = requestsPerMinute;
        this.clock = clock;
    }

    /** Books the next free moment and tells how long it is until then; zero for now. */
    public synchronized Duration reserve() {
        Instant now = clock.instant();
        Instant slot = allowedByServer(latest(now, stoppedUntil, allowedByMinute(), lastSlot()));
        take(slot);
        Duration wait = Duration.between(now, slot);
        addWaited(wait);
        return wait;
    }

    /** {@link #reserve()} in milliseconds, rounded up, as the delay of a route takes it. */
    public long reserveMillis() {
        return millis(reserve());
    }

    /** How long everybody is stopped by the server from now on, in milliseconds: it may have said so while one waited. */
    public synchronized long stoppedMillis() {
        Instant now = clock.instant();
        if (!stoppedUntil.isAfter(now)) {
            return 0;
        }
        Duration wait = Duration.between(now, stoppedUntil);
        addWaited(wait);
        return millis(wait);
    }

    /** How many waits were imposed since the start. */
    public synchronized long waits() {
        return waits;
    }

    /** All waits that were imposed since the start, those of retries included. */
    public synchronized Duration waited() {
        return waited;
    }

    /** Counts a wait that somebody else performs for PagerDuty's sake. */
    synchronized void addWaited(Duration wait) {
        if (!wait.isZero()) {
            waited = waited.plus(wait);
            waits++;
        }
    }

    /** Counts a request that could not wait, such as the repetition after a renewed token. */
    synchronized void takeNow() {
        take(latest(clock.instant(), lastSlot()));
    }

    /** How many requests PagerDuty says are left until its next reset; null while it has not said. */
    public synchronized Integer remaining() {
        return resetAt == null || !clock.instant().isBefore(resetAt) ? null : left;
    }

    /** A request ended without an answer that was counted. */
    synchronized void unanswered() {
        unanswered.pollFirst();
    }

    /** A request was answered with a status and with these headers. */
    synchronized void answered(int status, RateHeaders headers) {
        unanswered.pollFirst();
        Instant now = clock.instant();
        if (headers.remaining() != null && headers.reset() != null) {
            noteRemaining(now.plus(headers.reset()), headers.remaining() - unanswered.size(), headers.remaining() == 0);
        }
        if (status == 429 && headers.waitAfter(status) != null) {
            stop(now.plus(headers.waitAfter(status)));
        }
    }

    private void noteRemaining(Instant reset, int remaining, boolean exhausted) {
        if (exhausted) {
            stop(reset);
        }
        if (resetAt == null || reset.isAfter(resetAt.plus(ROUNDING))) {
            resetAt = reset;
            left = remaining;
        } else if (!reset.isBefore(resetAt.minus(ROUNDING))) {
            left = Math.min(left, remaining);
        }
    }

    private void stop(Instant until) {
        stoppedUntil = latest(stoppedUntil, until.plus(ROUNDING));
    }

    private Instant allowedByServer(Instant slot) {
        if (resetAt == null || !slot.isBefore(resetAt.plus(ROUNDING))) {
            return slot;
        }
        if (left > 0) {
            left--;
            return slot;
        }
        return resetAt.plus(ROUNDING);
    }

    private Instant allowedByMinute() {
        return slots.size() < requestsPerMinute
                ? Instant.MIN
                : slots.peekFirst().plus(WINDOW);
    }

    private Instant lastSlot() {
        return slots.isEmpty() ? Instant.MIN : slots.peekLast();
    }

    private void take(Instant slot) {
        slots.addLast(slot);
        while (slots.size() > requestsPerMinute) {
            slots.removeFirst();
        }
        while (!unanswered.isEmpty() && unanswered.peekFirst().plus(LOST).isBefore(slot)) {
            unanswered.removeFirst();
        }
        unanswered.addLast(slot);
    }

    private static Instant latest(Instant... instants) {
        return List.of(instants).stream().max(Instant::compareTo).orElseThrow();
    }

    private static long millis(Duration wait) {
        return wait.plusNanos(999_999).toMillis();
    }
}
