package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final Traffic traffic = new Traffic(2);

    @Test
    void remembersTheLastRequestsAndCountsAllByKind() {
        answered("GET", "/schedules/PABC123");
        answered("GET", "/schedules/PXYZ789");
        answered("GET", "/v3/schedules");
        answered("PUT", "/v1.0/external/connections/pagerdutyschedules/items/PABC123");

        assertThat(traffic.requests())
                .extracting(SeenRequest::path)
                .hasSize(2)
                .first()
                .isEqualTo("/v3/schedules");
        assertThat(traffic.requests("PUT", "/items/")).hasSize(1);
        assertThat(traffic.total()).isEqualTo(4);
        assertThat(traffic.counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "GET /schedules/{id}",
                        2,
                        "GET /v3/schedules",
                        1,
                        "PUT /v1.0/external/connections/pagerdutyschedules/items/{id}",
                        1));
    }

    @Test
    void tellsTheMostRequestsInFlight() {
        traffic.arrived();
        traffic.arrived();
        traffic.left();
        traffic.arrived();
        traffic.left();

        assertThat(traffic.maxInFlight()).isEqualTo(2);
    }

    @Test
    void startsAnewWhenCleared() {
        answered("GET", "/users");
        traffic.arrived();
        traffic.arrived();
        traffic.left();

        traffic.clear();

        assertThat(traffic.requests()).isEmpty();
        assertThat(traffic.total()).isZero();
        assertThat(traffic.maxInFlight()).isEqualTo(1);
    }

    private void answered(String method, String path) {
        traffic.answered(new SeenRequest("any", method, path, Map.of(), Map.of(), 200, Instant.EPOCH));
    }
}
