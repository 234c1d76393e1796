package org.schedulesconnector.graph;

import java.time.Duration;

/**
 * What has gone to Graph so far. Take one before and one after a piece of work: {@link #since} is the difference.
 *
 * @param requests requests made, repeated ones too
 * @param throttled answers 429 and 503, which pause the connection
 * @param waits how long the connection was paused, plus what single requests waited before they were repeated
 */
public record GraphTraffic(long requests, long throttled, Duration waits) {
    public static final GraphTraffic NONE = new GraphTraffic(0, 0, Duration.ZERO);

    public GraphTraffic since(GraphTraffic earlier) {
        return new GraphTraffic(requests - earlier.requests, throttled - earlier.throttled, waits.minus(earlier.waits));
    }

    public GraphTraffic plus(GraphTraffic other) {
        return new GraphTraffic(requests + other.requests, throttled + other.throttled, waits.plus(other.waits));
    }
}
