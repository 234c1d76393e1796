package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.operations.ConnectorState;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.settings.SettingsException;

/** The connector as a library in plain Java. */
class SchedulesConnectorIT {
    private static final String CONNECTION = "pagerdutyschedules";

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.start();
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void crawlsTellsWhoIsOnCallAndEnds() {
        SchedulesConnector connector =
                SchedulesConnector.builder().settings(settings()).onDemand().start();
        RunReport report = connector.crawl(CrawlRequest.full());
        List<OnCallSchedule> schedules = connector.schedules();
        OnCallSchedule staffed = schedules.stream()
                .filter(schedule ->
                        !schedule.onCallAt(sandbox.clock().instant()).isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(sandbox.tenant().items(CONNECTION))
                .hasSize((int) report.counts().of(Counted.CREATED))
                .hasSizeGreaterThan(5);
        assertThat(connector.onCallNow(staffed.id()))
                .isEqualTo(staffed.onCallAt(sandbox.clock().instant()));
        assertThat(connector.onCallNow("PNOBODY")).isEmpty();
        assertThat(connector.status().state()).isEqualTo(ConnectorState.IDLE);
        assertThat(connector.status().lastOutcome()).isEqualTo(RunOutcome.SUCCEEDED);

        connector.close();
        connector.close();

        assertThat(connector.camelContext().getStatus()).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void crawlsByItselfUnlessItIsOnDemand() {
        try (SchedulesConnector connector =
                SchedulesConnector.builder().settings(settings()).start()) {
            assertThat(connector.status().nextTriggers()).hasSize(3);
        }
        try (SchedulesConnector connector =
                SchedulesConnector.builder().settings(settings()).onDemand().start()) {
            assertThat(connector.status().nextTriggers()).isEmpty();
        }
    }

    @Test
    void severalWorkSideBySideInOneJvm() {
        Map<String, String> others = settings();
        others.put("graph.connection.id", "second");
        others.put("state.url", "jdbc:h2:file:" + folder.resolve("second"));
        try (SchedulesConnector first = SchedulesConnector.builder()
                        .settings(settings())
                        .onDemand()
                        .start();
                SchedulesConnector second =
                        SchedulesConnector.builder().settings(others).onDemand().start()) {
            first.crawl(CrawlRequest.full());
            second.crawl(CrawlRequest.full());

            assertThat(first.camelContext().getName())
                    .isNotEqualTo(second.camelContext().getName());
            assertThat(sandbox.tenant().items("second"))
                    .hasSameSizeAs(sandbox.tenant().items(CONNECTION))
                    .isNotEmpty();

            second.close();

            assertThat(first.crawl(CrawlRequest.incremental()).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        }
    }

    @Test
    void livesInAContextThatIsGivenAndLeavesItRunning() throws Exception {
        try (CamelContext given = new DefaultCamelContext()) {
            given.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:of-the-host").routeId("of-the-host").setBody().constant("still here");
                }
            });

            SchedulesConnector connector = SchedulesConnector.builder()
                    .camelContext(given)
                    .settings(settings())
                    .onDemand()
                    .start();
            assertThat(connector.crawl(CrawlRequest.full()).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            connector.close();

            assertThat(given.getRoutes()).extracting(Route::getId).containsExactly("of-the-host");
            assertThat(given.createProducerTemplate().requestBody("direct:of-the-host", null, String.class))
                    .isEqualTo("still here");
            try (SchedulesConnector next =
                    SchedulesConnector.builder().settings(settings()).onDemand().start()) {
                assertThat(next.crawl(CrawlRequest.full()).counts().of(Counted.CREATED))
                        .as("the ledger was closed and is known")
                        .isZero();
            }
        }
    }

    @Test
    void takesItsSettingsFromAContextThatHasThem() throws Exception {
        try (CamelContext given = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.putAll(settings());
            properties.put("state.of.another.program", "its own matter");
            given.getPropertiesComponent().setInitialProperties(properties);

            SchedulesConnector.builder().camelContext(given).onDemand().start();

            assertThat(given.getRoute("crawl")).isNotNull();
        }
    }

    @Test
    void refusesAContextThatIsStartedOrTaken() throws Exception {
        try (DefaultCamelContext started = new DefaultCamelContext()) {
            started.start();
            SchedulesConnector.Builder builder =
                    SchedulesConnector.builder().camelContext(started).settings(settings());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(started.getName())
                    .hasMessageContaining("Give one that is not");
        }
        try (DefaultCamelContext taken = new DefaultCamelContext()) {
            Properties properties = new Properties();
            properties.putAll(settings());
            taken.getPropertiesComponent().setInitialProperties(properties);
            taken.init();
            SchedulesConnector.Builder builder = SchedulesConnector.builder().camelContext(taken);

            assertThatThrownBy(builder::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has a connector already");
        }
    }

    @Test
    void namesEveryMistakeInTheSettings() {
        Map<String, String> wrong = settings();
        wrong.put("graph.writers", "many");
        wrong.put("crawl.ful.cron", "0 0 3 * * ?");

        assertThatThrownBy(SchedulesConnector.builder().settings(wrong)::start)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("graph.writers")
                .hasMessageContaining("Did you mean crawl.full.cron?");
    }

    @Test
    void leavesNothingOpenWhenARouteFileIsBroken() throws Exception {
        Path broken = Files.writeString(folder.resolve("99-own.camel.yaml"), "- route:\n    id: [\n");

        assertThatThrownBy(SchedulesConnector.builder().settings(settings()).routes("file:" + broken)::start)
                .isInstanceOf(UnusableRoutesException.class)
                .hasMessageContaining("99-own.camel.yaml")
                .hasMessageContaining("line 3");
        SchedulesConnector.builder().settings(settings()).onDemand().start().close();
    }

    @Test
    void opensAPortOnlyWhenItIsToldTo() throws Exception {
        Map<String, String> serving = settings();
        try (ServerSocket free = new ServerSocket(0)) {
            serving.put("operations.port", Integer.toString(free.getLocalPort()));
        }
        try (SchedulesConnector silent =
                SchedulesConnector.builder().settings(serving).onDemand().start()) {
            assertThat(silent.camelContext().getRoute("operations-api")).isNull();
        }
        serving.put("operations.enabled", "true");
        try (SchedulesConnector speaking =
                SchedulesConnector.builder().settings(serving).onDemand().start()) {
            assertThat(speaking.camelContext().getRoute("operations-api")).isNotNull();
            String status = new String(
                    java.net
                            .URI
                            .create("http://127.0.0.1:" + serving.get("operations.port") + "/api/status")
                            .toURL()
                            .openStream()
                            .readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(status).contains("\"state\":\"idle\"");
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(sandbox.settings());
        settings.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
        return settings;
    }
}
