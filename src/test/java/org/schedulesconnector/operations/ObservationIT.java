package org.schedulesconnector.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;

/** What a scrape and a probe of a service find. */
@Timeout(120)
class ObservationIT {
    private static final Pattern OURS = Pattern.compile("connector_[a-z_]+");

    private final int port = FreePort.find();
    private final Map<String, String> switches = Map.of(
            "camel.management.enabled", "true",
            "camel.management.port", Integer.toString(port),
            "camel.management.metricsEnabled", "true",
            "camel.management.healthCheckEnabled", "true",
            "camel.metrics.enabled", "true",
            "camel.health.exposureLevel", "full",
            // The clocks of this service stand still, which Camel takes for a fault.
            "camel.health.routesEnabled", "false",
            "camel.health.consumersEnabled", "false");
    private CrawlWorld world;

    @BeforeEach
    void serve() {
        switches.forEach(System::setProperty);
        world = CrawlWorld.start()
                .with("notify.webhook-url", "http://127.0.0.1:" + FreePort.find())
                .serving();
    }

    @AfterEach
    void close() {
        switches.keySet().forEach(System::clearProperty);
        world.close();
    }

    @Test
    void tellsWhatARunDid() throws Exception {
        world.crawl();

        String scrape = scrape();

        assertThat(scrape)
                .contains("connector_runs_total{mode=\"full\",outcome=\"succeeded\"} 1.0")
                .contains("connector_runs_total{mode=\"full\",outcome=\"failed\"} 0.0")
                .contains("connector_last_run_outcome{outcome=\"succeeded\"} 1.0")
                .contains("connector_failures_open{category=\"invalid-item\"} 0.0")
                .contains("connector_ledger_up 1.0")
                .contains("connector_notifications_total{result=\"failed\"} 0.0")
                .containsPattern("connector_items_total\\{result=\"created\"\\} [1-9]")
                .containsPattern("connector_requests_total\\{service=\"graph\"\\} [1-9]")
                .containsPattern("connector_freshness_seconds [0-9]");
    }

    @Test
    void knowsEveryNameOfDashboardAndRules() throws Exception {
        world.crawl();

        Set<String> scraped = names(scrape());

        assertThat(scraped).containsAll(names(Files.readString(Path.of("docs/grafana-dashboard.json"))));
        assertThat(scraped).containsAll(names(Files.readString(Path.of("docs/alerts.yml"))));
    }

    @Test
    void staysReadyWhenTheIndexIsStale() throws Exception {
        world.crawl();
        assertThat(fresh().path("data").path("fresh").asText()).isEqualTo("true");

        world.clock().advance(Duration.ofHours(1));

        assertThat(fresh().path("data").path("fresh").asText()).isEqualTo("false");
        assertThat(new ApiClient(port).get("/observe/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(new ApiClient(port).get("/observe/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void passesWhatPrometheusChecksOfMetrics() throws Exception {
        Promtool.require(ObservationIT.class);
        world.crawl();
        String scrape = scrape();

        Promtool.Verdict all = Promtool.run(scrape, "check", "metrics");
        Promtool.Verdict ours = Promtool.run(
                scrape.lines().filter(line -> line.contains("connector_")).collect(Collectors.joining("\n", "", "\n")),
                "check",
                "metrics");

        assertThat(all.output()).doesNotContain("error while parsing");
        assertThat(ours.output()).isEmpty();
        assertThat(ours.exitCode()).isZero();
    }

    @Test
    void tellsHowLongCredentialsLast() throws Exception {
        assertThat(scrape())
                .contains("connector_credential_expiry_seconds{credential=\"pagerduty\"} NaN")
                .contains("connector_credential_expiry_seconds{credential=\"graph\"} NaN");

        String claims =
                "{\"exp\":" + world.clock().instant().plus(Duration.ofDays(10)).getEpochSecond() + "}";
        world.with("graph.static-token", "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(UTF_8)) + ".x")
                .serving();

        assertThat(scrape())
                .containsPattern("connector_credential_expiry_seconds\\{credential=\"graph\"\\} 86[34][0-9]{3}");
    }

    @Test
    void isNotReadyAndYetAliveWhileTheLedgerIsAway() throws Exception {
        world.crawl();
        assertThat(new ApiClient(port).get("/observe/health/ready").statusCode())
                .isEqualTo(200);

        world.ledger().close();
        world.clock().advance(Duration.ofSeconds(6));

        HttpResponse<String> ready = new ApiClient(port).get("/observe/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("ledger");
        assertThat(new ApiClient(port).get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(scrape()).contains("connector_ledger_up 0.0").contains("connector_freshness_seconds NaN");
    }

    @Test
    void isReadyBeforeTheFirstCrawlAndNotFresh() throws Exception {
        assertThat(new ApiClient(port).get("/observe/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(new ApiClient(port).get("/observe/health/live").statusCode()).isEqualTo(200);
        assertThat(fresh().path("data").path("fresh").asText()).isEqualTo("false");
        assertThat(fresh().path("status").asText()).isEqualTo("UP");
    }

    private JsonNode fresh() throws Exception {
        JsonNode all = new ObjectMapper()
                .readTree(new ApiClient(port).get("/observe/health?data=true").body());
        for (JsonNode check : all.path("checks")) {
            if (check.path("name").asText().contains("fresh")) {
                return check;
            }
        }
        throw new AssertionError("no check named fresh in " + all);
    }

    private String scrape() throws Exception {
        return new ApiClient(port).get("/observe/metrics").body();
    }

    private static Set<String> names(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = OURS.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
