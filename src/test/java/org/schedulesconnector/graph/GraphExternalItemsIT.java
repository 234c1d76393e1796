package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.graph.FakeGraph.Call;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.ItemOutcome.Status;

class GraphExternalItemsIT {
    private final FakeGraph graph = new FakeGraph();
    private final GraphCamel camel = new GraphCamel(graph.baseUrl());

    @BeforeEach
    void provision() {
        camel.provision(Fixtures.everyType());
        graph.forgetCalls();
    }

    @AfterEach
    void close() {
        camel.close();
        graph.close();
    }

    @Test
    void putsAnItemOnceWithTokenAndItsOwnClientRequestId() {
        Exchange exchange = camel.send("putItem", Fixtures.item("P1"), "");
        camel.put("P2");

        assertThat(exchange.getMessage().getBody(ItemOutcome.class))
                .isEqualTo(new ItemOutcome(
                        "P1",
                        Status.WRITTEN,
                        exchange.getMessage().getHeader(GraphExternalConstants.REQUEST_ID, String.class),
                        1));
        assertThat(exchange.getMessage().getHeader(GraphExternalConstants.ATTEMPTS))
                .isEqualTo(1);
        List<Call> puts = graph.calls();
        assertThat(puts).hasSize(2).allMatch(call -> call.header("Authorization")
                .equals("Bearer " + GraphCamel.TOKEN));
        assertThat(puts.get(0).path()).isEqualTo("/v1.0/external/connections/kestrel/items/P1");
        assertThat(puts.get(0).header("client-request-id"))
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(puts.get(1).header("client-request-id"));
    }

    @Test
    void sendsTheWholeBodyAgainAfterA503() {
        graph.plan(
                "PUT",
                "/items/P1",
                Planned.error(503, "ServiceUnavailable", "busy"),
                Planned.error(503, "ServiceUnavailable", "busy"));

        ItemOutcome outcome =
                camel.request(ItemOutcome.class, "putItem", Fixtures.item("P1", Fixtures.everyValue()), "");

        List<Call> puts = graph.calls("PUT", "/items/P1");
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(puts).hasSize(3);
        assertThat(puts.get(0).body()).contains("Plataforma", "Ana Ruiz is on call");
        assertThat(puts.get(1).body()).isEqualTo(puts.get(0).body());
        assertThat(puts.get(2).body()).isEqualTo(puts.get(0).body());
        assertThat(puts.stream().map(call -> call.header("client-request-id")).distinct())
                .hasSize(3);
        assertThat(puts).allMatch(call -> call.header("Authorization").equals("Bearer " + GraphCamel.TOKEN));
    }

    @Test
    void pausesTheWholeConnectionForRetryAfter() {
        graph.plan("PUT", "/items/P1", Planned.throttled("1"));
        long start = System.nanoTime();

        CompletableFuture<Exchange> throttled = camel.start("putItem", Fixtures.item("P1"), "");
        Awaitility.await().until(() -> camel.component().traffic("kestrel").throttled() == 1);
        ItemOutcome other = camel.put("P2");
        long paused = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        assertThat(other.attempts()).isEqualTo(1);
        assertThat(paused).isGreaterThanOrEqualTo(950);
        assertThat(throttled.join().getMessage().getBody(ItemOutcome.class).attempts())
                .isEqualTo(2);
        assertThat(camel.component().traffic("kestrel").waits()).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void repeatsA429WhoseRetryAfterSaysNothing() {
        graph.plan("PUT", "/items/P1", Planned.throttled("0"), Planned.throttled("-3"), Planned.throttled("soon"));

        assertThat(camel.put("P1").attempts()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504})
    void repeatsFaultsOfTheService(int status) {
        graph.plan("PUT", "/items/P1", Planned.error(status, "fault", "fault"));

        assertThat(camel.put("P1").attempts()).isEqualTo(2);
    }

    @Test
    void repeatsAnHtmlErrorPage() {
        graph.plan("PUT", "/items/P1", Planned.html(502));

        assertThat(camel.put("P1").attempts()).isEqualTo(2);
    }

    @Test
    void doesNotTakeAnHtmlPageForSuccess() {
        graph.plan("PUT", "/items/P1", Planned.html(200), Planned.html(200));

        GraphException failure = camel.failure("putItem", Fixtures.item("P1"), "&maxAttempts=2");

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_ANSWER);
        assertThat(failure).hasMessageContainingAll("text/html", "attempts 2", "proxy");
        assertThat(graph.item("P1")).isNull();
    }

    @Test
    void repeatsAfterAResetAndAfterALostAnswer() {
        graph.plan("PUT", "/items/P1", Planned.reset(), Planned.lostAnswer());

        assertThat(camel.put("P1").attempts()).isGreaterThan(1);
        assertThat(graph.item("P1").at("/properties/Name").asText()).isEqualTo("Platform Primary");
    }

    @Test
    void tellsAllItKnowsOfARefusalAndNoToken() {
        graph.plan("PUT", "/items/P1", Planned.error(400, "InvalidRequest", "Property Name is odd"));

        GraphException failure = camel.failure("putItem", Fixtures.item("P1"), "");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure)
                .hasMessageContainingAll(
                        "PUT /v1.0/external/connections/kestrel/items/P1",
                        "400",
                        "InvalidRequest",
                        "Property Name is odd",
                        "request-id " + failure.requestId(),
                        "attempts 1")
                .hasMessageNotContaining(GraphCamel.TOKEN);
        assertThat(failure.evidence()).get().satisfies(evidence -> {
            assertThat(evidence.code()).isEqualTo("InvalidRequest");
            assertThat(evidence.clientRequestId())
                    .isEqualTo(graph.calls().get(0).header("client-request-id"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "413, TOO_LARGE",
        "507, QUOTA",
        "302, REDIRECTED",
        "422, INVALID"
    })
    void givesEachRefusalItsKind(int status, Kind kind) {
        graph.plan("PUT", "/items/P1", Planned.error(status, "code", "message"));

        assertThat(camel.failure("putItem", Fixtures.item("P1"), "&maxAttempts=1")
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void neverFollowsARedirect() {
        graph.plan("PUT", "/items/P1", new Planned(false, 307, Map.of("Location", graph.baseUrl() + "/elsewhere"), ""));

        camel.failure("putItem", Fixtures.item("P1"), "&maxAttempts=1");

        assertThat(graph.calls()).hasSize(1);
    }

    @Test
    void sendsNothingWhenTheItemBreaksARule() {
        GraphException failure = camel.failure("putItem", Fixtures.item("P-1", Map.of("Colour", "red")), "");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure).hasMessageContainingAll("P-1", "Colour");
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void sendsNoItemOf4MegabytesOrMore() {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("Name", "x".repeat(ItemRules.MOST_BYTES)));

        GraphException failure = camel.failure("putItem", Fixtures.item("P1", values), "");

        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void refusesABodyThatIsNotADocument() {
        assertThat(camel.send("putItem", List.of("x"), "").getException()).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void readsBackWhatItWroteAndNullWhenThereIsNone() {
        camel.request(ItemOutcome.class, "putItem", Fixtures.item("P1", Fixtures.everyValue()), "");

        HeldItem held = camel.request(HeldItem.class, "getItem", "P1", "");

        assertThat(held.acl()).containsExactly(AclEntry.everyone(Fixtures.TENANT));
        assertThat(held.content()).isEqualTo(ItemContent.text("Ana Ruiz is on call."));
        assertThat(held.properties())
                .containsEntry("Name", "Plataforma — guardia")
                .containsEntry("Teams", List.of("Platform", "Équipe"))
                .containsEntry("HasGap", true)
                .doesNotContainKey("Teams@odata.type");
        assertThat(camel.request(HeldItem.class, "getItem", "P2", "")).isNull();
    }

    @Test
    void deletesAnItemAndFindsItAbsentAfterwards() {
        camel.put("P1");

        assertThat(camel.request(ItemOutcome.class, "deleteItem", "P1", "").status())
                .isEqualTo(Status.DELETED);
        assertThat(camel.request(ItemOutcome.class, "deleteItem", "P1", "").status())
                .isEqualTo(Status.ABSENT);
    }

    @Test
    void doesNotBlockTheCallerWhileGraphIsSlow() {
        CountDownLatch graphAnswers = new CountDownLatch(1);
        graph.latency(() -> await(graphAnswers, Duration.ofSeconds(10)));

        List<CompletableFuture<Exchange>> started = IntStream.range(0, 6)
                .mapToObj(i -> processOnThisThread("P" + i))
                .toList();

        assertThat(started).noneMatch(CompletableFuture::isDone);
        graphAnswers.countDown();
        assertThat(started).allSatisfy(done -> assertThat(done)
                .succeedsWithin(Duration.ofSeconds(5))
                .matches(exchange -> exchange.getException() == null));
    }

    @Test
    void growsToItsWritersAndNotAbove25() {
        CountDownLatch never = new CountDownLatch(1);
        graph.latency(() -> await(never, Duration.ofMillis(2)));

        List<CompletableFuture<Exchange>> puts = IntStream.range(0, 450)
                .mapToObj(i -> camel.start("putItem", Fixtures.item("P" + i), "&writers=25"))
                .toList();
        CompletableFuture.allOf(puts.toArray(CompletableFuture[]::new)).join();

        assertThat(puts).allMatch(put -> put.join().getException() == null);
        assertThat(graph.mostInFlight()).isGreaterThan(8).isLessThanOrEqualTo(25);
        assertThat(camel.component().traffic("kestrel").requests()).isGreaterThanOrEqualTo(450);
    }

    @Test
    void endsEveryWaitWhenTheComponentIsStopped() {
        graph.plan("PUT", "/items/P1", Planned.throttled("3600"));
        CompletableFuture<Exchange> throttled = camel.start("putItem", Fixtures.item("P1"), "");
        Awaitility.await().until(() -> camel.component().traffic().throttled() == 1);
        CompletableFuture<Exchange> queued = camel.start("putItem", Fixtures.item("P2"), "");

        camel.component().stop();

        assertThat(throttled.join().getException(GraphException.class).kind()).isEqualTo(Kind.CLOSED);
        assertThat(queued.join().getException(GraphException.class).kind()).isEqualTo(Kind.CLOSED);
    }

    private CompletableFuture<Exchange> processOnThisThread(String id) {
        try {
            var producer = camel.context().getEndpoint(camel.uri("putItem", "")).createAsyncProducer();
            producer.start();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getMessage().setBody(Fixtures.item(id));
            CompletableFuture<Exchange> done = new CompletableFuture<>();
            assertThat(producer.process(exchange, sync -> done.complete(exchange)))
                    .isFalse();
            return done;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch, Duration most) {
        try {
            latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
