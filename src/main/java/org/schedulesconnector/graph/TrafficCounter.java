package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes over one connection. Thread-safe. */
final class TrafficCounter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();

    void requested() {
        requests.increment();
    }

    void throttled() {
        throttled.increment();
    }

    void waited(Duration wait) {
        waitedMillis.add(wait.toMillis());
    }

    GraphTraffic snapshot() {
        return new GraphTraffic(requests.sum(), throttled.sum(), Duration.ofMillis(waitedMillis.sum()));
    }
}
