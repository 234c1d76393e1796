package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GraphTrafficTest {
    @Test
    void tellsWhatAPieceOfWorkCost() {
        TrafficCounter counter = new TrafficCounter();
        counter.requested();
        GraphTraffic before = counter.snapshot();

        counter.requested();
        counter.requested();
        counter.throttled();
        counter.waited(Duration.ofSeconds(10));

        assertThat(counter.snapshot().since(before)).isEqualTo(new GraphTraffic(2, 1, Duration.ofSeconds(10)));
        assertThat(before.plus(GraphTraffic.NONE)).isEqualTo(before);
    }
}
