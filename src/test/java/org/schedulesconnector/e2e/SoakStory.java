package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.oncall.Provenance;

/** The days of a soak test: at random moments things change and fail, and the connector does what a service would do then. */
final class SoakStory implements AutoCloseable {
    private static final int MINUTES = 24 * 60;

    /** Windows have moved on, and the minute is none in which anything is handed over. */
    private static final int FIRST_QUIET = 32;

    private static final int GRID = 5;
    private static final int TOLD = 40;

    /** So long PagerDuty remembers audit records. */
    private static final Duration RETENTION = Duration.ofDays(365);

    /** Without an audit trail people and policies are listed again after a quarter of an hour, and Entra is asked again later. */
    private static final Duration ALL_IS_OLD = SoakSetup.IDENTITY_CACHE.plusMinutes(5);

    private final SoakSetup setup;
    private final int days;
    private final Chance chance;
    private final CrawlWorld world;
    private final SoakEdits edits;
    private final SoakFaults faults;
    private final SoakInterruption interruption;
    private final SoakOracle oracle;
    private final SoakComparison comparison;
    private final Deque<String> told = new ArrayDeque<>();
    private Instant fullCrawlAt;

    SoakStory(SoakSetup setup, int days) {
        this.setup = setup;
        this.days = days;
        this.chance = new Chance(setup.seed());
        this.world = setup.world();
        this.edits = new SoakEdits(world, setup);
        this.faults = new SoakFaults(world.sandbox().faults());
        this.interruption = new SoakInterruption(world.sandbox());
        this.oracle = new SoakOracle(world, setup, edits);
        this.comparison = new SoakComparison(world);
    }

    void tell() {
        begin();
        for (int day = 1; day <= days; day++) {
            Instant midnight = now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            int quiet = quietMinute();
            for (int minute : moments(quiet)) {
                advanceTo(midnight.plus(Duration.ofMinutes(minute)));
                if (minute == quiet) {
                    quietPoint();
                } else {
                    moment();
                }
            }
        }
    }

    private void begin() {
        world.account().teams().stream().limit(2).forEach(team -> world.changes()
                .setTeamPrivate(team.id(), true));
        advance(Duration.ofSeconds(2));
        oracle.remember();
        fullCrawlAt = now();
        assertThat(run(CrawlRequest.full()).outcome()).as(when()).isEqualTo(RunOutcome.SUCCEEDED);
        world.ledger().provenance().load().forEach((id, provenance) -> {
            if (isSoonForgotten(provenance)) {
                world.changes().deleteSchedule(id);
            }
        });
    }

    /** The connector remembers longer than PagerDuty who made a schedule, so that a fresh crawl would know less. */
    private boolean isSoonForgotten(Provenance provenance) {
        Instant forgotten = now().minus(RETENTION).plus(Duration.ofDays(days + 2L));
        return provenance.createdAt() != null && provenance.createdAt().isBefore(forgotten)
                || provenance.lastModifiedAt() != null
                        && provenance.lastModifiedAt().isBefore(forgotten);
    }

    private int quietMinute() {
        int minute = chance.oneIn(4) ? FIRST_QUIET : chance.between(FIRST_QUIET, MINUTES - 1);
        return minute - minute % GRID + 2;
    }

    private Set<Integer> moments(int quiet) {
        Set<Integer> moments = new TreeSet<>(Set.of(quiet));
        for (int i = chance.between(2, 4); i > 0; i--) {
            moments.add(chance.between(0, MINUTES - 1));
        }
        if (chance.oneIn(3)) {
            moments.add(chance.between(0, FIRST_QUIET - 2));
        }
        return moments;
    }

    /** Something happens, and perhaps something fails; then the connector works. */
    private void moment() {
        for (int i = chance.between(0, 4); i > 0; i--) {
            tell(edits.next(chance));
            advance(Duration.ofMillis(chance.between(0, 2_000)));
        }
        oracle.remember();
        if (chance.oneIn(3)) {
            tell(faults.begin(chance));
        }
        if (chance.oneIn(25)) {
            tell("restart");
            world.stopConnector();
        }
        advance(Duration.ofSeconds(2));
        serve();
        if (chance.oneIn(2)) {
            faults.end();
        }
    }

    private void serve() {
        if (!world.ledger().items().due(now()).isEmpty()) {
            run(CrawlRequest.handOff());
        }
        if (chance.oneIn(5)) {
            run(CrawlRequest.sync(chance.any(world.account().schedules()).id()));
        }
        boolean fullIsDue = !fullCrawlAt.plus(Duration.ofDays(1)).isAfter(now());
        if (fullIsDue) {
            fullCrawlAt = now();
        }
        CrawlRequest crawl = fullIsDue ? CrawlRequest.full() : CrawlRequest.incremental();
        switch (chance.between(0, 24)) {
            case 0, 1, 2 -> interrupted(crawl, world::cancel, false);
            case 3, 4, 5 -> edited(crawl);
            case 6 -> stopped(crawl);
            case 7, 8 -> {
                run(crawl);
                run(CrawlRequest.incremental());
            }
            default -> run(crawl);
        }
    }

    /** People do not wait for a crawl to end. */
    private void edited(CrawlRequest crawl) {
        Chance then = chance.another();
        interrupted(crawl, () -> tell("meanwhile " + edits.next(then)), true);
        advance(Duration.ofSeconds(2));
    }

    private void stopped(CrawlRequest crawl) {
        interrupted(crawl, world::beginToStop, false);
        tell("stopped");
        world.stopConnector();
    }

    private void interrupted(CrawlRequest crawl, Runnable action, boolean allTheSame) {
        interruption.plan(chance.between(1, 25), action);
        Set<String> before = Set.copyOf(world.items().keySet());
        RunReport report = world.crawl(crawl);
        interruption.end(allTheSame);
        tell(report.toLine());
        oracle.assertNothingWasLost(before, when());
    }

    private RunReport run(CrawlRequest request) {
        Set<String> before = Set.copyOf(world.items().keySet());
        RunReport report = world.crawl(request);
        tell(report.toLine());
        oracle.assertNothingWasLost(before, when());
        oracle.assertNobodySeesTooMuch(report, when());
        world.forgetTraffic();
        return report;
    }

    private void quietPoint() {
        tell("quiet");
        faults.end();
        advance(ALL_IS_OLD);
        advanceTo(now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(FIRST_QUIET)));
        int rounds = (world.account().shiftSchedules().size() + setup.budget() - 1) / setup.budget() + 2;
        for (int round = 0; round < rounds; round++) {
            advance(Duration.ofSeconds(5));
            approving(run(CrawlRequest.incremental()));
        }
        settle();
        comparison.assertEqualToAFreshCrawl(when());
    }

    /** What the guard held back an operator approves. */
    private void approving(RunReport report) {
        if (report.outcome() == RunOutcome.WITHHELD) {
            int withheld = (int) report.counts().withheld();
            run(CrawlRequest.incremental().withApprovedDeletions(withheld));
        } else {
            assertThat(report.outcome()).as(when() + report.failures()).isEqualTo(RunOutcome.SUCCEEDED);
        }
    }

    /** Nothing is left to write. */
    private void settle() {
        advance(Duration.ofSeconds(5));
        world.forgetTraffic();
        RunReport report = world.crawl(CrawlRequest.incremental());
        tell(report.toLine());
        assertThat(report.outcome()).as(when()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.graphWrites()).as(when()).isEmpty();
    }

    private void tell(String sentence) {
        told.addLast(now() + " " + sentence);
        if (told.size() > TOLD) {
            told.removeFirst();
        }
    }

    private String when() {
        return "again with -Dsoak.seed=" + setup.seed() + " -Dsoak.days=" + days + " (" + setup + ")\n"
                + String.join("\n", told) + "\n";
    }

    /** The clock never goes back: what was late comes at once. */
    private void advanceTo(Instant instant) {
        if (instant.isAfter(now())) {
            advance(Duration.between(now(), instant));
        }
    }

    private void advance(Duration duration) {
        world.clock().advance(duration);
    }

    private Instant now() {
        return world.clock().instant();
    }

    @Override
    public void close() {
        try {
            comparison.close();
        } finally {
            world.close();
        }
    }
}
