package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.sandbox.Latency;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.tenant.SchemaTiming;
import org.schedulesconnector.settings.StateSettings;

/** A connector that is killed again and again while people edit the account, and comes to the right end all the same. */
final class KillStory implements AutoCloseable {
    private static final AccountSize SIZE = new AccountSize(20, 4, 40, 6, 6);
    private static final int TOLD = 200;

    private final long seed;
    private final Chance chance;
    private final CrawlWorld world;
    private final SoakEdits edits;
    private final KillOracle oracle;
    private final KillSwitch killSwitch;
    private final SoakComparison comparison;
    private final Deque<String> told = new ArrayDeque<>();
    private final Set<String> phases = new TreeSet<>();
    private int kills;

    KillStory(long seed) {
        this.seed = seed;
        chance = new Chance(seed);
        world = CrawlWorld.startAt(Instant.now(), sandbox -> sandbox.seed(seed)
                        .size(SIZE)
                        .pagerDutyLatency(Latency.fixed(Duration.ofMillis(3)))
                        .graphLatency(Latency.fixed(Duration.ofMillis(5)))
                        .schemaTiming(new SchemaTiming(0, 0, Duration.ofSeconds(1), 0))
                        .pagerDutyOptions(
                                PagerDutyOptions.builder().requestsPerMinute(0).build()))
                .with("access.mode", "source")
                .with("access.identity.cache-time", "0s")
                .with("access.identity.negative-cache-time", "0s")
                .with("crawl.removal.max-count", "1000")
                .with("item.escalation-policies", "true")
                .with("operations.enabled", "false");
        edits = new SoakEdits(world, SoakSetup.of(seed));
        oracle = new KillOracle(world);
        killSwitch = new KillSwitch(world.sandbox());
        comparison = new SoakComparison(world);
    }

    /** So many kills, then a crawl that nobody disturbs. */
    void tell(int number) {
        oracle.remember();
        for (KillMoment moment : KillMoment.ofProvisioning()) {
            killedAt(moment);
        }
        for (int tries = 0; kills < number; tries++) {
            assertThat(tries).as(when() + "moments that did not come").isLessThan(3 * number);
            killedAt(KillMoment.any(chance));
        }
        converge();
        assertThat(phases).as(when() + "phases that a process died in").hasSizeGreaterThan(2);
    }

    private void killedAt(KillMoment moment) {
        edit();
        oracle.remember();
        Set<String> before =
                moment.isOfPurge() ? Set.of() : Set.copyOf(world.items().keySet());
        boolean killed;
        String output;
        try (ConnectorProcess process =
                ConnectorProcess.start(world, moment.command().toArray(String[]::new))) {
            killed = killSwitch.kill(process, moment);
            output = process.output();
        }
        kills += killed ? 1 : 0;
        say((killed ? "killed " : "in vain ") + moment);
        assertThat(output).as(when()).doesNotContain("\tat ");
        oracle.assertNothingWasLost(before, when());
        oracle.assertNobodySeesTooMuch(when());
        assertThatTheLedgerKnows(killed);
    }

    /** What came and goes at once, and whoever joins and leaves, is what a killed process might forget. */
    private void edit() {
        for (int i = chance.between(2, 8); i > 0; i--) {
            say(edits.next(chance));
        }
        String copied = world.changes()
                .copySchedule(chance.any(world.account().schedules()).id(), "Short-lived " + kills);
        chance.anyOf(world.account().schedules().stream()
                        .filter(schedule -> schedule.name().startsWith("Short-lived"))
                        .filter(schedule -> !schedule.id().equals(copied))
                        .toList())
                .ifPresent(schedule -> world.changes().deleteSchedule(schedule.id()));
    }

    private void assertThatTheLedgerKnows(boolean killed) {
        try (Ledger ledger = open()) {
            List<CrawlRecord> runs = new ArrayList<>(ledger.crawls().latest(100));
            if (!runs.isEmpty() && runs.get(0).isOpen()) {
                assertThat(killed).as(when() + "ended without a word").isTrue();
                phases.add(runs.remove(0).phase());
            }
            assertThat(runs).as(when() + "closed runs").allSatisfy(run -> {
                assertThat(run.isOpen()).isFalse();
                if (run.outcome() == RunOutcome.FAILED) {
                    assertThat(run.reason()).contains("ended in the phase " + run.phase());
                }
            });
            if (!killed && isFinishedFull(runs.get(0))) {
                oracle.forget();
            }
        }
    }

    /** An incremental crawl does not look at people whose accounts alone have changed. */
    private static boolean isFinishedFull(CrawlRecord run) {
        return run.mode() == CrawlMode.FULL && run.whole() && run.counts().failed() == 0;
    }

    private void converge() {
        world.forgetTraffic();
        try (ConnectorProcess process = ConnectorProcess.start(world, "crawl")) {
            assertThat(process.await()).as(when() + process.output()).isZero();
        }
        List<String> written = world.graphRequests("PUT", "/items/").stream()
                .map(SeenRequest::path)
                .toList();
        assertThat(written).as(when() + "written in the last crawl").doesNotHaveDuplicates();
        oracle.forget();
        oracle.assertNobodySeesTooMuch(when());
        world.forgetTraffic();
        assertThat(world.crawl(CrawlRequest.full()).outcome()).as(when()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.graphWrites()).as(when() + "left to write").isEmpty();
        assertNoRunIsOpen();
        comparison.assertEqualToAFreshCrawl(when());
    }

    private void assertNoRunIsOpen() {
        assertThat(world.ledger().crawls().latest(100)).as(when()).noneMatch(run -> run.outcome() == null);
        assertThat(world.ledger().items().unconfirmed()).as(when()).isEmpty();
        assertThat(world.ledger().groups().unconfirmed()).as(when()).isEmpty();
    }

    private Ledger open() {
        StateSettings settings = new StateSettings(world.settings().get("state.url"), null, null);
        return Ledgers.open(settings, CrawlWorld.CONNECTION, Clock.systemUTC());
    }

    private void say(String sentence) {
        told.addLast(sentence);
        if (told.size() > TOLD) {
            told.removeFirst();
        }
    }

    String phases() {
        return String.join(", ", phases);
    }

    private String when() {
        return "again with -Dkill.seed=" + seed + "\n" + String.join("\n", told) + "\n";
    }

    @Override
    public void close() {
        killSwitch.close();
        try {
            comparison.close();
        } finally {
            world.close();
        }
    }
}
