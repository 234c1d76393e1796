package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts requests in windows of a minute, each caller apart. Safe for several threads. */
final class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    private record Window(Instant start, int used) {}

    /**
     * What is left of a limit.
     *
     * @param limit requests in a minute
     * @param remaining of them, 0 when none is left
     * @param resetSeconds until all are back, at least 1
     * @param exceeded true when this request was one too many
     */
    record Allowance(int limit, int remaining, long resetSeconds, boolean exceeded) {
        Map<String, String> headers() {
            return Map.of(
                    "ratelimit-limit", Integer.toString(limit),
                    "ratelimit-remaining", Integer.toString(remaining),
                    "ratelimit-reset", Long.toString(resetSeconds));
        }

        /** The one of two limits that is nearer. */
        Allowance orNearer(Allowance other) {
            return other.exceeded || !exceeded && other.remaining < remaining ? other : this;
        }
    }

    /** Takes one request from a caller's limit; one too many takes nothing. */
    synchronized Allowance spend(String caller, int limit) {
        Instant now = clock.instant();
        Window window = windows.get(caller);
        if (window == null || !now.isBefore(window.start().plus(WINDOW))) {
            window = new Window(now, 0);
        }
        boolean exceeded = window.used() >= limit;
        int used = exceeded ? window.used() : window.used() + 1;
        windows.put(caller, new Window(window.start(), used));
        Duration left = Duration.between(now, window.start().plus(WINDOW));
        return new Allowance(
                limit, limit - used, Math.max(1, left.plusMillis(999).toSeconds()), exceeded);
    }
}
