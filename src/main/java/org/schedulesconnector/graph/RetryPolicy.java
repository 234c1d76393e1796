package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a request is made, and how long to wait between two attempts when the server does not say.
 *
 * @param maxAttempts requests in all, 1 or more
 * @param firstDelay the longest wait after the first attempt; it doubles with each
 * @param longestDelay where doubling ends
 * @param random gives numbers from 0 to under 1, for jitter
 */
record RetryPolicy(int maxAttempts, Duration firstDelay, Duration longestDelay, DoubleSupplier random) {

    boolean allowsAnotherAfter(GraphException failure, int attempt) {
        return failure.isRetryable() && attempt < maxAttempts;
    }

    /** The server's wait in full; without one a random part of an exponentially growing span ("full jitter"). */
    Duration waitAfter(GraphException failure, int attempt) {
        return failure.retryAfter().orElseGet(() -> jittered(attempt));
    }

    private Duration jittered(int attempt) {
        long growth = 1L << Math.min(attempt - 1, 30);
        long span = (long) Math.min(longestDelay.toMillis(), (double) firstDelay.toMillis() * growth);
        return Duration.ofMillis((long) (span * random.getAsDouble()));
    }
}
