package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Latency;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxServer;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.tenant.SchemaTiming;
import org.schedulesconnector.settings.StateSettings;

/** A real process that is told to end (SIGTERM) in the middle of a crawl, whatever it does or waits for at that moment. */
@Timeout(120)
class GracefulStopIT {
    /** What {@code camel.main.shutdownTimeout} allows, and what the JVM itself and a busy machine take. */
    private static final Duration LIMIT = Duration.ofSeconds(5 + 10);

    /** What the JVM ends with after SIGTERM: 128 + 15. */
    private static final int STOPPED_BY_A_SIGNAL = 143;

    private CrawlWorld world;

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void cutsTheRegistrationOfTheSchemaShort() {
        start(sandbox -> sandbox.schemaTiming(new SchemaTiming(0, 0, Duration.ofMinutes(10), 0)));

        String output = stopAt(Sandbox.GRAPH, "GET", "/operations/", "crawl");

        assertThat(output).contains("cancelled", "The service was stopped during the run");
        assertThatTheLedgerSaysCancelled();
    }

    @Test
    void cutsAWaitShortThatGraphAskedFor() {
        start(sandbox -> {});
        throttle(Sandbox.GRAPH, "PUT", "/items/", "Retry-After");

        String output = stopAt(Sandbox.GRAPH, "PUT", "/items/", "crawl");

        assertThat(output).contains("cancelled", "The service was stopped during the run");
        assertThatTheLedgerSaysCancelled();
    }

    @Test
    void cutsAWaitShortThatPagerDutyAskedFor() {
        start(sandbox -> {});
        throttle(Sandbox.PAGERDUTY, "GET", "^/schedules$", "ratelimit-reset");

        String output = stopAt(Sandbox.PAGERDUTY, "GET", "^/schedules$", "crawl");

        assertThat(output).contains("cancelled", "The service was stopped during the run");
        assertThatTheLedgerSaysCancelled();
    }

    @Test
    void recordsWhatWasOnItsWayWhenItStopsAmongItems() {
        start(sandbox ->
                sandbox.size(new AccountSize(60, 0, 12, 2, 2)).graphLatency(Latency.fixed(Duration.ofMillis(100))));

        String output = stopAt(Sandbox.GRAPH, "PUT", "/items/", "run");

        assertThat(output).contains("cancelled in", "The service was stopped during the run");
        try (Ledger ledger = ledger()) {
            assertThat(world.items()).isNotEmpty();
            assertThat(ledger.items().load().keySet()).isEqualTo(world.items().keySet());
        }
        assertThatTheLedgerSaysCancelled();
    }

    @Test
    void stopsAmongTheMembersOfAGroupAndBearsASecondSignal() {
        start(sandbox -> sandbox.graphLatency(Latency.fixed(Duration.ofMillis(100))));

        String output = stopAt(Sandbox.GRAPH, "POST", "/groups$", "crawl");

        assertThat(output).contains("cancelled", "The service was stopped during the run");
        assertThatTheLedgerSaysCancelled();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    private void start(Consumer<Sandbox.Builder> options) {
        world = CrawlWorld.startAt(Instant.now(), sandbox -> {
                    sandbox.size(new AccountSize(8, 0, 12, 2, 2));
                    options.accept(sandbox);
                })
                .with("access.mode", "source")
                .with("operations.enabled", "false");
    }

    private void throttle(String service, String method, String path, String header) {
        world.fault(Fault.of(FaultAction.status(429, Map.of(header, "600"), ""))
                .at(service)
                .method(method)
                .path(path));
    }

    /** Starts a command, tells it twice to end when it has asked for this, and gives what it said. */
    private String stopAt(String service, String method, String path, String command) {
        SandboxServer server = service.equals(Sandbox.GRAPH)
                ? world.sandbox().graph()
                : world.sandbox().pagerDuty();
        try (ConnectorProcess process = ConnectorProcess.start(world, command, "-Dcamel.main.shutdownTimeout=5")) {
            Awaitility.await(process.output())
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !server.traffic().requests(method, path).isEmpty());
            process.endsWithin(Duration.ofMillis(200));
            process.terminate();
            process.endsWithin(Duration.ofMillis(200));
            process.terminate();
            assertThat(process.endsWithin(LIMIT)).as(process.output()).isTrue();
            assertThat(process.await()).isEqualTo(STOPPED_BY_A_SIGNAL);
            assertThat(process.output()).doesNotContain("\tat ");
            return process.output();
        }
    }

    private void assertThatTheLedgerSaysCancelled() {
        try (Ledger ledger = ledger()) {
            CrawlRecord run = ledger.crawls().latest().orElseThrow();
            assertThat(run.outcome()).isEqualTo(RunOutcome.CANCELLED);
            assertThat(run.reason()).contains("The service was stopped during the run");
            assertThat(ledger.lease().current()).isEmpty();
        }
    }

    private Ledger ledger() {
        StateSettings settings = new StateSettings(world.settings().get("state.url"), null, null);
        return Ledgers.open(settings, CrawlWorld.CONNECTION, Clock.systemUTC());
    }
}
