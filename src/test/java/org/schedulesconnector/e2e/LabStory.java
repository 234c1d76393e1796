package org.schedulesconnector.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * One schedule of faults: an account of sixty schedules is crawled in full, edited, crawled for changes and in full again, all the while
 * with trouble at both services; then the trouble ends, and one more crawl has to put everything right. It takes one working day.
 */
final class LabStory {
    private static final AccountSize SIZE = new AccountSize(48, 12, 27, 5, 8);

    /** Every seed has a day of its own, so that it tells the same story alone and among others. */
    private static final Instant FIRST_DAY = Instant.parse("2026-09-08T00:00:00Z");

    /** In the morning, a little after hand-offs and away from midnight. */
    private static final Duration MORNING = Duration.ofHours(10).plusMinutes(7);

    private final CrawlWorld world;
    private final long seed;
    private final Chance chance;
    private final LabFaults faults;
    private final SoakInterruption interruption;
    private final LabOracle oracle;
    private final List<String> told = new ArrayList<>();

    LabStory(CrawlWorld world, AccountTruth truth, SoakInterruption interruption, long seed) {
        this.world = world;
        this.seed = seed;
        this.chance = new Chance(seed);
        this.faults = new LabFaults(world.sandbox().faults());
        this.interruption = interruption;
        this.oracle = new LabOracle(world, truth);
    }

    void tell() {
        found();
        LabEdits edits = new LabEdits(world, seed);
        step(CrawlRequest.full());
        for (int i = chance.between(1, 3); i > 0; i--) {
            edit(edits);
            step(CrawlRequest.incremental());
            if (chance.oneIn(4)) {
                step(CrawlRequest.handOff());
            }
            if (chance.oneIn(4)) {
                step(CrawlRequest.sync(chance.any(world.account().schedules()).id()));
            }
        }
        if (chance.oneIn(25)) {
            told.add("restart");
            world.stopConnector();
        }
        edit(edits);
        step(CrawlRequest.full());
        converge();
    }

    /** Another company, on another day, and no connection yet. */
    private void found() {
        world.sandbox().faults().clear();
        world.purge();
        world.forgetTraffic();
        Instant morning = FIRST_DAY.plus(Duration.ofDays(seed)).plus(MORNING);
        world.clock().advance(Duration.between(world.clock().instant(), morning));
        world.account()
                .become(AccountGenerator.generate(SIZE, seed, world.sandbox().clock()));
        world.account().teams().stream().limit(2).forEach(team -> world.changes()
                .setTeamPrivate(team.id(), true));
        var directory = world.sandbox().tenant().directory();
        directory.users().forEach(user -> directory.remove(user.id()));
        world.account().users().stream()
                .filter(user -> !chance.oneIn(8))
                .map(user -> DirectoryUser.of(user.email(), user.email(), user.name()))
                .forEach(user -> directory.add(chance.oneIn(10) ? user.disabled() : user));
        pass(Duration.ofSeconds(2));
        oracle.learn();
    }

    private void edit(LabEdits edits) {
        pass(Duration.ofMinutes(5L * chance.between(1, 12)));
        for (int i = chance.between(0, 4); i > 0; i--) {
            told.add(edits.next(chance));
        }
        pass(Duration.ofSeconds(2));
        oracle.learn();
    }

    private void step(CrawlRequest request) {
        if (chance.oneIn(3)) {
            faults.end();
        }
        if (!chance.oneIn(5)) {
            told.add(faults.begin(chance));
        }
        oracle.beforeRun();
        if (chance.oneIn(8)) {
            interruption.plan(chance.between(1, 120), world::cancel);
        }
        RunReport report = world.crawl(request);
        interruption.end(false);
        told.add(report.toLine());
        oracle.afterRun(report, faults.directoryLies(), when());
        pass(Duration.ofSeconds(3));
    }

    /** An operator approves what the guard holds back. */
    private void converge() {
        faults.end();
        told.add("faults end");
        pass(Duration.ofMinutes(5));
        RunReport report = world.crawl(
                CrawlRequest.full().withApprovedDeletions(world.items().size()));
        told.add(report.toLine());
        oracle.converged(report, when());
    }

    private void pass(Duration time) {
        world.clock().advance(time);
    }

    private String when() {
        return "again with -Dfaults.seed=" + seed + "\n" + String.join("\n", told) + "\n";
    }
}
