package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SandboxServerIT {
    private static final String BODY = "{\"ids\":[\"P1\",\"P2\",\"P3\"]}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Faults faults = new Faults(3);
    private final AtomicInteger performed = new AtomicInteger();
    private final AtomicReference<SandboxRequest> last = new AtomicReference<>();
    private final SandboxService service = request -> {
        performed.incrementAndGet();
        last.set(request);
        return new SandboxAnswer(200, Map.of("Content-Type", "application/json"), bytes(BODY));
    };
    private SandboxServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handsTheDecodedRequestToTheServiceAndItsAnswerBack() throws Exception {
        start(serving());

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/schedules/P%201?include%5B%5D=a&include%5B%5D=b+c&query=%C3%BC"))
                        .header("X-Thing", "yes")
                        .POST(BodyPublishers.ofString("grüße"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BODY);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        SandboxRequest request = last.get();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/schedules/P 1");
        assertThat(request.params("include[]")).containsExactly("a", "b c");
        assertThat(request.param("query")).contains("ü");
        assertThat(request.header("X-Thing")).contains("yes");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("grüße");
    }

    @Test
    void listensOnLoopbackOnlyAndNamesATakenPort() {
        start(serving());

        assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> serving().port(server.url().getPort()).start())
                .isInstanceOf(SandboxPortException.class)
                .hasMessageContaining("127.0.0.1:" + server.url().getPort())
                .hasMessageContaining("Choose a free port");
    }

    @Test
    void remembersRequestsWithoutSecrets() throws Exception {
        start(serving());

        client.send(
                HttpRequest.newBuilder(uri("/users?limit=100"))
                        .header("Authorization", "Bearer very-secret")
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());

        assertThat(server.traffic().requests()).singleElement().satisfies(seen -> {
            assertThat(seen.kind()).isEqualTo("GET /users");
            assertThat(seen.query()).containsEntry("limit", List.of("100"));
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.header("authorization")).contains("Bearer");
            assertThat(seen.header("accept")).contains("application/json");
            assertThat(seen.toString()).doesNotContain("very-secret");
        });
    }

    @Test
    void keepsManyRequestsWaitingWithoutAThreadForEach() {
        start(serving().workers(1).latency(Latency.fixed(Duration.ofMillis(300))));

        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 40)
                .mapToObj(i ->
                        client.sendAsync(HttpRequest.newBuilder(uri("/" + i)).build(), BodyHandlers.ofString()))
                .toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        assertThat(server.traffic().maxInFlight()).isGreaterThan(20);
    }

    @Test
    void closesAConnectionAfterItsShareOfRequests() throws Exception {
        start(serving().requestsPerConnection(3));

        List<Boolean> closing = List.of(isLast(get("/1")), isLast(get("/2")), isLast(get("/3")), isLast(get("/4")));

        assertThat(closing).containsExactly(false, false, true, false);
    }

    @Test
    void answersAServiceThatFailsWith500() throws Exception {
        start(SandboxServer.serving("broken", request -> {
            throw new IllegalStateException("a bug");
        }));

        assertThat(get("/x").statusCode()).isEqualTo(500);
    }

    @Test
    void refusesWithTheServicesOwnErrorBodyOrAGivenOne() throws Exception {
        faults.add(Fault.of(FaultAction.status(429, Map.of("Retry-After", "7"))).path("/own"));
        faults.add(Fault.of(FaultAction.status(500, Map.of(), "given")).path("/given"));
        start(serving());

        HttpResponse<String> own = get("/own");
        HttpResponse<String> given = get("/given");

        assertThat(own.statusCode()).isEqualTo(429);
        assertThat(own.headers().firstValue("retry-after")).contains("7");
        assertThat(given.statusCode()).isEqualTo(500);
        assertThat(given.body()).isEqualTo("given");
        assertThat(performed).hasValue(0);
    }

    @Test
    void answersHtmlAndRedirectsOnDemand() throws Exception {
        faults.add(Fault.of(FaultAction.html(502)).path("/page"));
        faults.add(Fault.of(FaultAction.redirect(URI.create("http://example.test/x")))
                .path("/away"));
        start(serving());

        HttpResponse<String> page = get("/page");
        HttpResponse<String> away = get("/away");

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(away.statusCode()).isEqualTo(302);
        assertThat(away.headers().firstValue("location")).contains("http://example.test/x");
    }

    @Test
    void resetsAConnectionBeforeTheServiceSeesTheRequest() {
        faults.add(Fault.of(FaultAction.reset()));
        start(serving());

        assertThatThrownBy(() -> post("/x"))
                .isInstanceOf(IOException.class)
                .hasRootCauseInstanceOf(SocketException.class)
                .hasRootCauseMessage("Connection reset");
        assertThat(performed).hasValue(0);
        assertThat(server.traffic().requests()).singleElement().satisfies(seen -> assertThat(seen.status())
                .isZero());
    }

    @Test
    void losesAnAnswerThatTheServicePerformed() {
        faults.add(Fault.of(FaultAction.lost()));
        start(serving());

        assertThatThrownBy(() -> post("/x")).isInstanceOf(IOException.class);
        assertThat(performed).hasValue(1);
    }

    @Test
    void breaksOffInTheMiddleOfABody() {
        faults.add(Fault.of(FaultAction.truncated()));
        start(serving());

        assertThatThrownBy(() -> post("/x")).isInstanceOf(IOException.class);
        assertThat(performed).hasValue(1);
    }

    @Test
    void sendsHalfAJsonDocumentInCorrectHttp() throws Exception {
        faults.add(Fault.of(FaultAction.cutJson()));
        start(serving());

        assertThat(get("/x").body()).isEqualTo(BODY.substring(0, BODY.length() / 2));
    }

    @Test
    void delaysOneAnswerOnly() throws Exception {
        faults.add(Fault.of(FaultAction.delay(Duration.ofMillis(250))).path("/slow"));
        start(serving());

        CompletableFuture<HttpResponse<String>> slow =
                client.sendAsync(HttpRequest.newBuilder(uri("/slow")).build(), BodyHandlers.ofString());
        get("/fast");

        assertThat(slow).isNotDone();
        assertThat(slow.join().statusCode()).isEqualTo(200);
    }

    @Test
    void takesFaultsWhileItRuns() throws Exception {
        start(serving());

        int before = get("/x").statusCode();
        faults.add(Fault.of(FaultAction.status(503)).when(Occurrence.first(1)));

        assertThat(List.of(before, get("/x").statusCode(), get("/x").statusCode()))
                .containsExactly(200, 503, 200);
    }

    private SandboxServer.Builder serving() {
        return SandboxServer.serving("test", service).faults(faults);
    }

    private void start(SandboxServer.Builder builder) {
        server = builder.start();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /** Not a GET, which this client would silently repeat. */
    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private static boolean isLast(HttpResponse<String> answer) {
        return answer.headers().firstValue("connection").filter("close"::equals).isPresent();
    }

    private URI uri(String path) {
        return URI.create(server.url() + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
