package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;

/** A right to write that is taken away while requests are made and repeated. */
class GraphExternalPermissionIT {
    private static final String REFUSAL = "Another has the lease.";

    private final FakeGraph graph = new FakeGraph();
    private final GraphCamel camel = new GraphCamel(graph.baseUrl());
    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);

    @BeforeEach
    void provision() {
        camel.component()
                .getConfiguration()
                .setWritePermission(() -> writesLeft.getAndDecrement() > 0 ? Optional.empty() : Optional.of(REFUSAL));
        camel.provision(Fixtures.everyType());
        graph.forgetCalls();
    }

    @AfterEach
    void close() {
        camel.close();
        graph.close();
    }

    @Test
    void sendsNoWriteOnceItIsRefused() {
        writesLeft.set(1);
        camel.put("P1");

        GraphException refused = camel.failure("putItem", Fixtures.item("P2"), "");

        assertThat(refused.kind()).isEqualTo(Kind.WITHDRAWN);
        assertThat(refused).hasMessageContaining("/items/P2 was not sent: " + REFUSAL);
        assertThat(graph.writes()).hasSize(1);
    }

    @Test
    void asksAgainBeforeARepetition() {
        graph.plan("PUT", "/items/P1", Planned.error(503, "ServiceUnavailable", "busy"));
        writesLeft.set(1);

        GraphException refused = camel.failure("putItem", Fixtures.item("P1"), "");

        assertThat(refused.kind()).isEqualTo(Kind.WITHDRAWN);
        assertThat(graph.calls("PUT", "/items/P1")).hasSize(1);
    }

    @Test
    void readsWithoutPermission() {
        camel.put("P1");
        graph.forgetCalls();
        writesLeft.set(0);

        camel.send("getItem", "P1", "");

        assertThat(graph.calls("GET", "/items/P1")).hasSize(1);
    }
}
