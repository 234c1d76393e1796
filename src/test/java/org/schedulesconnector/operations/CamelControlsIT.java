package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;

/** What Camel's and Quartz's own controls do to a run, as docs/operations.md tells it. */
@Timeout(120)
class CamelControlsIT {
    private CrawlWorld world;
    private JmxClient jmx;
    private ApiClient api;

    @BeforeEach
    void startService() throws Exception {
        world = CrawlWorld.start().serving();
        jmx = new JmxClient();
        api = new ApiClient(world.apiPort());
    }

    @AfterEach
    void closeWorld() throws Exception {
        jmx.close();
        world.close();
    }

    @Test
    void suspendedWhileIdleARouteTakesNothingUntilItIsResumed() throws Exception {
        jmx.callCamel("routes", "operations-api", "suspend");
        assertThat(jmx.readCamel("routes", "operations-api", "State")).isEqualTo("Suspended");
        assertThat(api.get("/api/status").statusCode()).isEqualTo(503);

        jmx.callCamel("routes", "operations-api", "resume");

        assertThat(api.get("/api/status").statusCode()).isEqualTo(200);
    }

    @Test
    void stoppedWithAbortARouteGoesOnWithItsRun() throws Exception {
        pauseInTheMiddle();

        Object stopped = jmx.callCamel("routes", "crawl", "stop", 1L, true);

        assertThat(stopped).isEqualTo(false);
        assertThat(jmx.readCamel("routes", "crawl", "State")).isEqualTo("Started");
        jmx.call("resume");
        jmx.awaitOutcome("succeeded");
        assertThat(world.items()).hasSize(20);
    }

    @Test
    void suspendedByForceARouteLetsItsRunEndAndTakesNoMoreUntilItIsStoppedAndStarted() throws Exception {
        pauseInTheMiddle();
        jmx.shutdownTimeout(Duration.ofSeconds(1));

        jmx.callCamel("routes", "runs", "suspend");
        jmx.call("resume");
        jmx.awaitOutcome("succeeded");
        jmx.callCamel("routes", "runs", "resume");
        jmx.call("startIncrementalCrawl");

        assertThat(jmx.readCamel("routes", "runs", "State")).isEqualTo("Started");
        assertThat((String[]) jmx.read("Queued")).containsExactly("incremental crawl");
        jmx.callCamel("routes", "runs", "stop");
        jmx.callCamel("routes", "runs", "start");
        Awaitility.await().until(() -> ((String[]) jmx.read("Queued")).length == 0);
        jmx.awaitOutcome("succeeded");
    }

    @Test
    void stoppedByForceTheCrawlRouteKillsItsRunWhichEndsAsFailed() throws Exception {
        pauseInTheMiddle();
        jmx.shutdownTimeout(Duration.ofSeconds(1));

        jmx.callCamel("routes", "crawl", "stop");
        jmx.call("resume");

        jmx.awaitOutcome("failed");
        assertThat((String) jmx.read("LastReason")).contains("stopped by force");
        jmx.callCamel("routes", "crawl", "start");
        jmx.call("startFullCrawl");
        jmx.awaitOutcome("succeeded");
        assertThat(world.items()).hasSize(20);
    }

    @Test
    void pausedInQuartzATriggerFiresNoMoreAndTheRunGoesOn() throws Exception {
        pauseInTheMiddle();

        jmx.callQuartz("pauseTrigger", "full", "crawl");

        assertThat((String[]) jmx.read("NextTriggers")).contains("crawl/full is paused");
        jmx.call("resume");
        jmx.awaitOutcome("succeeded");
        jmx.callQuartz("resumeTrigger", "full", "crawl");
        assertThat(Arrays.asList((String[]) jmx.read("NextTriggers")))
                .anyMatch(line -> line.startsWith("crawl/full at "));
    }

    private void pauseInTheMiddle() throws Exception {
        world.whenServed(
                "GET", "^/users$", () -> CompletableFuture.runAsync(this::pause).join());
        jmx.call("startFullCrawl");
        jmx.await("paused");
    }

    private void pause() {
        try {
            jmx.call("pause");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
