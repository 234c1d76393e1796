package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.report.RunOutcome;

/** A service as a JMX client sees and steers it. */
@Timeout(120)
class JmxIT {
    private CrawlWorld world;
    private JmxClient jmx;

    @BeforeEach
    void startService() throws Exception {
        world = CrawlWorld.start().serving();
        jmx = new JmxClient();
    }

    @AfterEach
    void closeWorld() throws Exception {
        jmx.close();
        world.close();
    }

    @Test
    void startsACrawlAndTellsHowItWent() throws Exception {
        assertThat(jmx.read("State")).isEqualTo("idle");
        assertThat(jmx.read("LastOutcome")).isNull();
        assertThat(jmx.read("FreshnessSeconds")).isNull();

        String answer = jmx.call("startFullCrawl");

        assertThat(answer).isEqualTo("The full crawl begins.");
        jmx.awaitOutcome("succeeded");
        assertThat(jmx.count("Discovered")).isEqualTo(20);
        assertThat(jmx.count("Created")).isEqualTo(20);
        assertThat(jmx.read("Phase")).isNull();
        assertThat(jmx.read("LastReason")).isNull();
        assertThat((String) jmx.read("LastEnded")).startsWith("2026-09-08T10:0");
        world.clock().advance(Duration.ofMinutes(2));
        assertThat(jmx.count("FreshnessSeconds")).isBetween(120L, 180L);
    }

    @Test
    void pausesAtTheEdgeOfAPageAndGoesOnWhereItWas() throws Exception {
        world.whenServed("GET", "^/users$", () -> unchecked("pause"));

        jmx.call("startFullCrawl");
        jmx.await("paused");

        assertThat(jmx.read("Phase")).isEqualTo("directory");
        assertThat(jmx.read("RunMode")).isEqualTo("full");
        assertThat(jmx.call("pause")).isEqualTo("The connector is paused already. Resume it to go on.");
        assertThat(world.graphRequests("PUT", "/items/")).isEmpty();
        assertThat(jmx.call("resume")).isEqualTo("The full crawl, number 1, goes on.");
        jmx.awaitOutcome("succeeded");
        assertThat(world.items()).hasSize(20);
    }

    @Test
    void cancelsAPausedRunAndLeavesWhatWasQueued() throws Exception {
        world.whenServed("GET", "^/v3/schedules$", () -> unchecked("pause"));
        jmx.call("startFullCrawl");
        jmx.await("paused");
        int accepted = world.items().size();

        String queued = jmx.call("startIncrementalCrawl");
        String cancelled = jmx.call("cancel");
        jmx.await("paused");

        assertThat(queued).isEqualTo("The incremental crawl is queued. It begins after the pause.");
        assertThat(cancelled).startsWith("The full crawl, number 1, ends at its next page or item.");
        CrawlRecord first = endedRun();
        assertThat(first.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(first.reason()).startsWith("An operator cancelled the run; ");
        assertThat(world.items()).hasSize(accepted);
        assertThat((String[]) jmx.read("Queued")).containsExactly("incremental crawl");

        jmx.call("resume");
        jmx.awaitOutcome("succeeded");

        assertThat(world.items()).hasSize(20);
        assertThat(jmx.count("Created")).isEqualTo(20 - accepted);
        assertThat(jmx.count("Unchanged")).isEqualTo(accepted);
    }

    @Test
    void approvesDeletionsThatWereHeldBack() throws Exception {
        world.crawl();
        List<String> gone = world.items().keySet().stream().limit(12).toList();
        gone.forEach(world.changes()::deleteSchedule);
        jmx.call("startFullCrawl");
        jmx.awaitOutcome("withheld");
        assertThat(jmx.count("Withheld")).isEqualTo(12);
        assertThat((String) jmx.read("LastReason")).contains("12");

        assertThat(jmx.call("approveDeletions", 0)).contains("Approve 1 or more");
        assertThat(jmx.call("approveDeletions", 12)).isEqualTo("The full crawl begins.");

        jmx.awaitOutcome("succeeded");
        assertThat(world.items()).hasSize(8).doesNotContainKeys(gone.toArray(String[]::new));
    }

    @Test
    void syncsOneScheduleAndSaysWhenThereIsNone() throws Exception {
        world.crawl();
        String id = world.items().firstKey();
        world.changes().renameSchedule(id, "Renamed meanwhile");

        assertThat(jmx.call("sync", id)).isEqualTo("The sync of " + id + " begins.");
        jmx.awaitOutcome("succeeded");

        assertThat(world.content(id)).startsWith("Renamed meanwhile");
        assertThat(jmx.call("retryFailed")).startsWith("The retry of what failed ");
        assertThat(jmx.call("sync", "no id")).startsWith("That is no schedule id");
        jmx.call("sync", "PNOTHERE");
        jmx.awaitOutcome("failed");
        assertThat((String) jmx.read("LastReason")).contains("PNOTHERE").contains("Correct the id");
    }

    @Test
    void endsAPausedRunWhenTheServiceStops() throws Exception {
        world.whenServed("GET", "^/users$", () -> unchecked("pause"));
        jmx.call("startFullCrawl");
        jmx.await("paused");

        world.stopConnector();

        assertThat(endedRun().reason()).startsWith("The service was stopped during the run; ");
        assertThat(world.graphRequests("PUT", "/items/")).isEmpty();
    }

    @Test
    void tellsWhenTheClocksFireNextAndStartsAtOnce() throws Exception {
        world.stopConnector();
        world.crawlingByTheClock();

        jmx.awaitOutcome("succeeded");

        assertThat(world.items()).hasSize(20);
        assertThat((String[]) jmx.read("NextTriggers"))
                .hasSize(3)
                .anyMatch(line -> line.matches("crawl/full at \\S+T03:30:00Z"))
                .anyMatch(line -> line.startsWith("crawl/hand-offs at "))
                .anyMatch(line -> line.startsWith("crawl/incremental at "));
    }

    @Test
    void waitsForTheRunOfAnotherProcessAndTellsOfIt() throws Exception {
        world.ledger().lease().tryAcquire("another process", Duration.ofSeconds(3));

        jmx.call("startIncrementalCrawl");
        Awaitility.await().until(() -> "another process".equals(jmx.read("RunHolder")));
        jmx.await("running");
        String next = jmx.call("sync", "PABC123");

        assertThat(next)
                .isEqualTo("The sync of PABC123 is queued. It begins when the run of another process has ended.");
        assertThat((String[]) jmx.read("Queued")).containsExactly("sync of PABC123", "incremental crawl");
        jmx.awaitOutcome("succeeded");
        assertThat(world.items()).hasSize(20);
    }

    @Test
    void staysPausedOverARestart() throws Exception {
        jmx.call("pause");

        world.stopConnector();
        world.crawlingByTheClock();

        jmx.await("paused");
        assertThat((String[]) jmx.read("NextTriggers"))
                .containsExactly("crawl/full is paused", "crawl/hand-offs is paused", "crawl/incremental is paused");
        assertThat(jmx.call("startFullCrawl")).contains("after the pause");
        assertThat(jmx.call("resume")).startsWith("The pause is over");
        jmx.awaitOutcome("succeeded");
        assertThat((String[]) jmx.read("NextTriggers")).noneMatch(line -> line.endsWith("is paused"));
    }

    @Test
    void tellsWhatItCanWhenTheLedgerIsLost() throws Exception {
        world.crawl();
        jmx.awaitOutcome("succeeded");
        world.ledger().close();
        world.clock().advance(Duration.ofMinutes(1));

        assertThat((String) jmx.read("Problem")).contains("ledger file");
        assertThat(jmx.read("State")).isEqualTo("idle");
        assertThat(jmx.read("LastOutcome")).isEqualTo("succeeded");
        assertThat(jmx.count("FreshnessSeconds")).isGreaterThanOrEqualTo(60);
    }

    private CrawlRecord endedRun() {
        return world.ledger().crawls().latest().orElseThrow();
    }

    private void unchecked(String operation) {
        try {
            jmx.call(operation);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
