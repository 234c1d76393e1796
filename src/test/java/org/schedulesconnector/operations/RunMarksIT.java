package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.e2e.CapturedLog;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.slf4j.LoggerFactory;

/** Every line of the log names the run that it belongs to, on whichever thread it was written. */
@Timeout(120)
class RunMarksIT {
    private static final String CONNECTION_BEGUN = "the connection is created";
    private static final String SUMMARY = "discovered 20";
    private static final String FIRST = " - [full 1] ";
    private static final String SECOND = " - [full 2] ";

    @Test
    void everyLineOfARunNamesItDownToCamelsDebugging() {
        try (CrawlWorld world = CrawlWorld.start()) {
            world.ledger();
            try (CapturedLog log = new CapturedLog()) {
                world.fault(failing(2).at(Sandbox.GRAPH).method("PUT").path("items"))
                        .fault(failing(1).at(Sandbox.PAGERDUTY).path("^/users"));
                world.crawl();
                world.plan();
                world.crawl();
                LoggerFactory.getLogger("org.schedulesconnector.after").warn("Nobody runs");

                List<String> lines = log.text().lines().toList();
                assertThat(of(FIRST, lines)).hasSizeGreaterThan(100);
                assertThat(between(CONNECTION_BEGUN, SUMMARY, lines)).allMatch(line -> line.contains(FIRST));
                assertThat(of(FIRST, lines)).anyMatch(line -> line.contains("Graph throttles"));
                assertThat(of(FIRST, lines)).anyMatch(line -> line.contains("On delivery attempt"));
                assertThat(of(" - [plan] ", lines)).anyMatch(line -> line.contains(SUMMARY));
                List<String> afterPlan = lines.subList(lastOf(" - [plan] ", lines) + 1, lines.size());
                assertThat(afterPlan).noneMatch(line -> line.contains(FIRST));
                List<String> second = afterPlan.subList(firstOf(SECOND, afterPlan), lastOf(SUMMARY, afterPlan));
                assertThat(second).hasSizeGreaterThan(100).allMatch(line -> line.contains(SECOND));
                assertThat(lines.get(lines.size() - 1)).contains("WARN  after - Nobody runs");
            }
        }
    }

    /** Nobody listens where tokens should come from: the login library says so on threads of its own, before and after its wait. */
    @Test
    void microsoftsLibrariesMarkTheirLinesToo() throws Exception {
        try (CrawlWorld world = CrawlWorld.start()
                        .with("graph.auth", "client-secret")
                        .with("graph.static-token", null)
                        .with("graph.client-secret", "a-secret-that-is-long-enough-for-one")
                        .with("graph.authority-url", "https://127.0.0.1:" + FreePort.find());
                CapturedLog log = new CapturedLog()) {
            world.ledger();
            Thread crawling = new Thread(world::crawl, "crawling");
            crawling.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> of("OkHttpAsyncHttpClient", log.text().lines().toList())
                                    .size()
                            > 1);

            assertThat(of("OkHttpAsyncHttpClient", log.text().lines().toList())).allMatch(line -> line.contains(FIRST));
            world.stopConnector();
            crawling.join();
        }
    }

    @Test
    void aServiceMarksTheRunsOfItsQueueAndNotTheCallsOfItsApi() throws Exception {
        try (CrawlWorld world = CrawlWorld.start().serving();
                CapturedLog log = new CapturedLog()) {
            // A run asked for over HTTP goes on the service's own threads.
            demand(world, "full", "crawl 1 full succeeded", log);
            demand(world, "incremental", "crawl 2 incremental succeeded", log);

            List<String> lines = log.text().lines().toList();
            assertThat(lines).anyMatch(line -> line.contains(" - [full 1] crawl 1 full succeeded"));
            assertThat(lines).anyMatch(line -> line.contains(" - [incremental 2] crawl 2 incremental succeeded"));
            List<String> ofApi = lines.stream()
                    .filter(line -> line.contains("operations-crawl"))
                    .toList();
            assertThat(ofApi).isNotEmpty().noneMatch(line -> line.contains(" - ["));
        }
    }

    @Test
    void jsonTellsTheRunInFieldsAndKeepsAnyTextInItsLine() throws IOException {
        String hostile = "a\r\n{\"log.level\":\"ERROR\"}\t\u001b[2J\u0085\u009b\u2028\u202e\"\\";
        try (CrawlWorld world = CrawlWorld.start();
                CapturedLog log = CapturedLog.asJson()) {
            world.crawl();
            LoggerFactory.getLogger("org.schedulesconnector.crawl").warn(hostile, new IllegalStateException(hostile));

            List<JsonNode> events = parsed(log.text());
            assertThat(log.text()).doesNotContain("\r", "\u001b", "\u0085", "\u009b", "\u2028", "\u202e");
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.path("@timestamp").asText())
                            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
            assertThat(events)
                    .filteredOn(event -> event.path("message").asText().contains("full succeeded"))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.path("labels.run").asText()).isEqualTo("1");
                        assertThat(event.path("labels.mode").asText()).isEqualTo("full");
                        assertThat(event.path("log.level").asText()).isEqualTo("INFO");
                    });
            JsonNode last = events.get(events.size() - 1);
            assertThat(last.path("log.level").asText()).isEqualTo("WARN");
            assertThat(last.has("labels.run")).isFalse();
            assertThat(last.path("message").asText())
                    .isEqualTo(hostile.replace('\u2028', '\uFFFD').replace('\u202e', '\uFFFD'));
            assertThat(last.path("error.stack_trace").asText()).startsWith("java.lang.IllegalStateException: a\r\n");
        }
    }

    private static void demand(CrawlWorld world, String mode, String end, CapturedLog log) throws Exception {
        HttpResponse<String> answer = new ApiClient(world.apiPort()).post("/api/crawls", "{\"mode\":\"" + mode + "\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.text().contains(end));
    }

    private static Fault failing(int times) {
        return Fault.of(FaultAction.status(503)).when(Occurrence.first(times));
    }

    private static List<JsonNode> parsed(String text) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Stream.of(text.split("\n"))
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError("no JSON: " + line, e);
                    }
                })
                .toList();
    }

    private static List<String> of(String mark, List<String> lines) {
        return lines.stream().filter(line -> line.contains(mark)).toList();
    }

    private static List<String> between(String begin, String end, List<String> lines) {
        List<String> rest = lines.subList(firstOf(begin, lines), lines.size());
        return rest.subList(0, firstOf(end, rest) + 1);
    }

    private static int firstOf(String part, List<String> lines) {
        return lines.indexOf(
                lines.stream().filter(line -> line.contains(part)).findFirst().orElseThrow());
    }

    private static int lastOf(String part, List<String> lines) {
        return lines.lastIndexOf(of(part, lines).get(of(part, lines).size() - 1));
    }
}
