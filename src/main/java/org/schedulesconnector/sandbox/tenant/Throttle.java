package org.schedulesconnector.sandbox.tenant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps each connection within the tenant's limits of operations in flight and of writes per second. */
final class Throttle {
    private final TenantLimits limits;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> inFlight = new HashMap<>();
    private final Map<String, Deque<Long>> lastWrites = new HashMap<>();
    private int throttled;

    Throttle(TenantLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /**
     * @param key app and connection
     * @return the refusal, or empty when the operation was let in and must be released
     */
    synchronized Optional<GraphRefusal> enter(String key, boolean write) {
        boolean tooMany = inFlight.getOrDefault(key, 0) >= limits.operationsInFlight();
        boolean tooFast = write && limits.writesPerSecond() > 0 && isTooFast(key);
        if (tooMany || tooFast) {
            throttled++;
            return Optional.of(refusal());
        }
        inFlight.merge(key, 1, Integer::sum);
        return Optional.empty();
    }

    synchronized void leave(String key) {
        inFlight.merge(key, -1, Integer::sum);
    }

    synchronized int throttled() {
        return throttled;
    }

    private boolean isTooFast(String key) {
        long now = nanoTime.getAsLong();
        Deque<Long> writes = lastWrites.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!writes.isEmpty() && now - writes.peekFirst() >= TimeUnit.SECONDS.toNanos(1)) {
            writes.removeFirst();
        }
        writes.addLast(now);
        return writes.size() > limits.writesPerSecond();
    }

    private GraphRefusal refusal() {
        long seconds = Math.max(1, (limits.retryAfter().toMillis() + 999) / 1000);
        return GraphRefusal.of(429, "TooManyRequests", "Too many requests for this connection. Try again later.")
                .with(Map.of("Retry-After", String.valueOf(seconds)));
    }
}
