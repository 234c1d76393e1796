package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;

/** A service as a caller of its HTTP API sees and steers it. */
@Timeout(120)
class HttpApiIT {
    private CrawlWorld world;
    private ApiClient api;

    @BeforeEach
    void startService() {
        world = CrawlWorld.start().serving();
        api = new ApiClient(world.apiPort());
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void crawlsOnDemandPausesGoesOnAndTellsItAll() throws Exception {
        world.whenServed("GET", "^/users$", () -> post("/api/runs/current/pause"));

        HttpResponse<String> started = api.post("/api/crawls", "{\"mode\":\"incremental\"}");
        awaitState("paused");
        JsonNode paused = status();
        HttpResponse<String> queued = api.post("/api/crawls", "");
        HttpResponse<String> again = api.post("/api/crawls", "{\"mode\":\"incremental\"}");
        HttpResponse<String> resumed = api.post("/api/runs/current/resume", "");
        awaitState("idle");

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(ApiClient.json(started).path("outcome").asText()).isEqualTo("started");
        assertThat(paused.path("phase").asText()).isEqualTo("directory");
        assertThat(paused.path("runMode").asText()).as("nothing to build upon").isEqualTo("full");
        assertThat(ApiClient.json(queued).path("sentence").asText())
                .isEqualTo("The full crawl is queued. It begins after the pause.");
        assertThat(ApiClient.json(again).path("outcome").asText()).isEqualTo("already-queued");
        assertThat(resumed.statusCode()).isEqualTo(202);
        assertThat(world.items()).hasSize(20);
        Awaitility.await().until(() -> status().path("counts").path("unchanged").asInt() == 20);
        Awaitility.await().until(() -> status().path("freshnessSeconds").isNumber());
    }

    @Test
    void syncsOneScheduleAndRefusesWhatCannotBe() throws Exception {
        world.crawl();
        String id = world.items().firstKey();
        world.changes().renameSchedule(id, "Renamed meanwhile");

        assertThat(api.post("/api/sync/" + id, "").statusCode()).isEqualTo(202);
        Awaitility.await().until(() -> world.content(id).startsWith("Renamed meanwhile"));
        awaitState("idle");

        assertThat(ApiClient.json(api.post("/api/retry-failed", ""))
                        .path("sentence")
                        .asText())
                .isEqualTo("The retry of what failed begins.");
        awaitState("idle");
        requireProblem(api.post("/api/sync/a%20b", ""), 400, "no schedule id");
        requireProblem(api.post("/api/runs/current/cancel", ""), 409, "nothing to cancel");
        requireProblem(api.post("/api/runs/current/resume", ""), 409, "nothing to resume");
        requireProblem(api.post("/api/crawls", "{\"mode\":\"all\"}"), 400, "neither full nor incremental");
        requireProblem(api.post("/api/nowhere", ""), 404, "nothing at this path");
        requireProblem(api.get("/api/crawls"), 405, "does not take GET");
        requireProblem(api.post("/api/crawls", "x".repeat(20_000)), 413, "too large");
    }

    @Test
    void letsNoPageOfAnotherSiteTriggerAnything() throws Exception {
        String form = "application/x-www-form-urlencoded";

        requireProblem(api.postRaw("/api/crawls", "", "Content-Type", "text/plain"), 415, "Content-Type");
        requireProblem(api.postRaw("/api/crawls", ""), 415, "Content-Type");
        requireProblem(api.post("/api/crawls", "", "Origin", "https://evil.example"), 403, "another site");
        requireProblem(api.post("/api/crawls", "", "Origin", "null"), 403, "another site");
        requireProblem(api.postRaw("/api/crawls?Content-Type=application/json", ""), 400, "query");
        requireProblem(api.postRaw("/api/crawls", "Content-Type=application/json", "Content-Type", form), 400, "once");
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContain("freshness");
        assertThat(world.pagerDutyRequests("GET", ".*")).isEmpty();
        String own = "http://127.0.0.1:" + world.apiPort();
        assertThat(api.post("/api/crawls", "", "Origin", own).statusCode()).isEqualTo(202);
    }

    @Test
    void answersWithHeadersThatKeepBrowsersOffAndReturnsNoneThatCame() throws Exception {
        HttpResponse<String> answer = api.get("/api/status", "Authorization", "Bearer secret", "X-Own", "1");

        assertThat(answer.headers().map())
                .containsKeys("Cache-Control", "X-Content-Type-Options", "X-Frame-Options", "Content-Security-Policy")
                .doesNotContainKeys("Authorization", "X-Own", "Access-Control-Allow-Origin");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void hardensEveryAnswerAndTellsNothingOfItself() throws Exception {
        HttpResponse<String> problem = api.post("/api/crawls", "x".repeat(20_000));
        for (HttpResponse<String> answer : List.of(
                api.get("/api/status"), api.get("/api/nowhere"), api.get("/"), api.get("/nowhere/else"), problem)) {
            assertThat(answer.headers().map())
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Referrer-Policy", List.of("no-referrer"))
                    .doesNotContainKeys("Server", "X-Powered-By", "Set-Cookie", "Access-Control-Allow-Origin");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*", "http:", "https:");
        }
        assertThat(api.get("/api/status").headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(api.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self';");
    }

    @Test
    void boundsARequestsLineAndHeaders() throws Exception {
        assertThat(raw("GET /api/status?" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains(" 414 ");
        assertThat(raw("GET /api/status HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void wantsTheTokenForEveryChange() throws Exception {
        world.with("operations.token", "a-token-that-is-long-enough");
        world.serving();
        api = new ApiClient(world.apiPort());

        requireProblem(api.post("/api/crawls", ""), 401, "token");
        requireProblem(api.post("/api/crawls", "", "Authorization", "Bearer wrong"), 401, "token");
        assertThat(api.get("/api/status").statusCode()).isEqualTo(200);
        assertThat(api.post("/api/crawls", "", "Authorization", "Bearer a-token-that-is-long-enough")
                        .statusCode())
                .isEqualTo(202);
    }

    private static void requireProblem(HttpResponse<String> answer, int status, String words) throws Exception {
        JsonNode problem = ApiClient.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(words);
        assertThat(StreamSupport.stream(problem.spliterator(), false)).noneMatch(JsonNode::isNull);
    }

    private JsonNode status() throws Exception {
        return ApiClient.json(api.get("/api/status"));
    }

    private void awaitState(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> state.equals(status().path("state").asText()));
    }

    private void post(String path) {
        try {
            api.post(path, "");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", world.apiPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
