package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;
import reactor.core.publisher.Mono;

class GraphExternalTokenIT {
    @Test
    void saysThatNoTokenCouldBeObtainedAndSendsNothing() {
        try (FakeGraph graph = new FakeGraph();
                GraphCamel camel = new GraphCamel(
                        graph.baseUrl(),
                        context -> Mono.error(new IllegalStateException("AADSTS7000222: expired on 1 May")))) {
            GraphException failure = camel.failure("getItem", "P1", "");

            assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(failure).hasMessageContaining("client secret has expired");
            assertThat(graph.calls()).isEmpty();
        }
    }

    @Test
    void asksForATokenAgainWhenTheLoginServiceWasNotReached() {
        int[] asked = {0};
        try (FakeGraph graph = new FakeGraph();
                GraphCamel camel = new GraphCamel(
                        graph.baseUrl(),
                        context -> ++asked[0] < 3
                                ? Mono.error(new RuntimeException(new ConnectException("refused")))
                                : GraphCredentials.staticToken("t").getToken(context))) {
            camel.provision(Fixtures.everyType());

            assertThat(asked[0]).isGreaterThan(3);
        }
    }

    @Test
    void asksForATokenOfTheHostItTalksToAndForEachAttempt() {
        Set<String> scopes = ConcurrentHashMap.newKeySet();
        int[] tokens = {0};
        try (FakeGraph graph = new FakeGraph();
                GraphCamel camel = new GraphCamel(graph.baseUrl(), context -> {
                    scopes.addAll(context.getScopes());
                    return GraphCredentials.staticToken("token-" + ++tokens[0]).getToken(context);
                })) {
            graph.plan("GET", "/items/P1", Planned.error(503, "busy", "busy"));

            camel.send("getItem", "P1", "");

            assertThat(scopes).containsExactly("http://localhost/.default");
            assertThat(graph.calls().get(0).header("Authorization")).isEqualTo("Bearer token-1");
            assertThat(graph.calls().get(1).header("Authorization")).isEqualTo("Bearer token-2");
        }
    }
}
