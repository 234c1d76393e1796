package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;

/** What a scrape and a probe of a service find. */
@Timeout(60)
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
