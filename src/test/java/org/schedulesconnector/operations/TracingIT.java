package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;

/** What a collector of traces gets of a service, over HTTP. */
@Timeout(120)
class TracingIT {
    private static final String ENABLED = "camel.opentelemetry2.enabled";
    private static final String PROCESSORS = "camel.opentelemetry2.traceProcessors";
    private static final String EXCLUDED = "camel.opentelemetry2.excludePatterns";
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";
    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";

    private OtlpReceiver collector;

    @BeforeEach
    void collect() throws IOException {
        collector = new OtlpReceiver();
        System.setProperty(ENDPOINT, collector.url());
    }

    @AfterEach
    void close() {
        List.of(ENABLED, PROCESSORS, EXCLUDED, PROTOCOL, ENDPOINT).forEach(System::clearProperty);
        collector.close();
    }

    @Test
    void eachRunIsOneTraceOfItsPartsAndItsRequests() throws Exception {
        System.setProperty(ENABLED, "true");

        Map<String, String> settings = twoRuns();

        Map<String, List<ReceivedSpan>> traces = new TreeMap<>(collector.spans().stream()
                .collect(Collectors.groupingBy(span -> root(span).texts().getOrDefault("connector.run", "none"))));
        assertThat(traces).containsOnlyKeys("1", "2");
        List<ReceivedSpan> full = traces.get("1");
        assertThat(full.stream().map(ReceivedSpan::trace).distinct()).hasSize(1);
        assertThat(root(full.get(0)).name()).isEqualTo("crawl");
        assertThat(root(full.get(0)).texts())
                .containsEntry("connector.mode", "full")
                .containsEntry("connector.outcome", "succeeded")
                .containsEntry("connector.count.created", "20");
        assertThat(names(full))
                .contains("connection", "directory", "permissions", "schedules", "removal")
                .contains("GET /schedules", "GET /users", "GET /v3/schedules/{id}")
                .contains("graph provision", "graph putItem");
        assertThat(full)
                .filteredOn(span -> span.name().equals("graph putItem"))
                .hasSize(20)
                .allSatisfy(span -> {
                    assertThat(span.texts()).containsEntry("connector.run", "1");
                    assertThat(span.texts().get("connector.schedule")).startsWith("P");
                });
        assertThat(full).hasSizeLessThan(150);
        assertThat(root(traces.get("2").get(0)).texts()).containsEntry("connector.mode", "incremental");
        tellsNoSecret(settings);
    }

    @Test
    void tracesMoreWhereAnOperatorAsksForIt() {
        System.setProperty(ENABLED, "true");
        System.setProperty(EXCLUDED, "direct:operations*");
        System.setProperty(PROCESSORS, "true");

        try (CrawlWorld world = CrawlWorld.start()) {
            world.crawl();
        }

        assertThat(names(collector.spans())).contains("pagerduty-get", "begin-run-setVariable");
    }

    @Test
    void sendsNothingUnlessItIsSwitchedOn() {
        try (CrawlWorld world = CrawlWorld.start()) {
            world.crawl();
        }

        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void saysThatTracesGoOverHttpAlone() {
        System.setProperty(ENABLED, "true");
        System.setProperty(PROTOCOL, "grpc");

        try (CrawlWorld world = CrawlWorld.start()) {
            assertThatThrownBy(world::crawl).hasMessageContainingAll("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }
    }

    @Test
    void holdsUpNoRunWhereTheCollectorIsAway() {
        System.setProperty(ENABLED, "true");
        collector.close();

        try (CrawlWorld world = CrawlWorld.start()) {
            assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        }
    }

    /** One as a command would, one as somebody asks a service for it; gives the settings that the connector had. */
    private static Map<String, String> twoRuns() throws Exception {
        try (CrawlWorld world = CrawlWorld.start().serving()) {
            world.crawl();
            HttpResponse<String> answer =
                    new ApiClient(world.apiPort()).post("/api/crawls", "{\"mode\":\"incremental\"}");
            assertThat(answer.statusCode()).isEqualTo(202);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> world.ledger().crawls().latest(1).stream()
                    .anyMatch(run -> run.id() == 2 && !run.isOpen()));
            assertThat(world.pagerDutyRequests("GET", ".*")).isNotEmpty().allSatisfy(request -> assertThat(
                            request.headers().toString())
                    .doesNotContainIgnoringCase("traceparent"));
            return world.settings();
        }
    }

    private void tellsNoSecret(Map<String, String> settings) {
        assertThat(settings.keySet()).contains("pagerduty.client-secret", "graph.static-token");
        assertThat(collector.raw())
                .contains("connector.run")
                .doesNotContain(settings.get("pagerduty.client-secret"), settings.get("graph.static-token"))
                .doesNotContain("Bearer", "since=", "limit=", ".ics");
    }

    private ReceivedSpan root(ReceivedSpan span) {
        return collector.spans().stream()
                .filter(other -> other.trace().equals(span.trace()) && other.isRoot())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no root: " + span));
    }

    private static Set<String> names(List<ReceivedSpan> spans) {
        return spans.stream().map(ReceivedSpan::name).collect(Collectors.toSet());
    }
}
