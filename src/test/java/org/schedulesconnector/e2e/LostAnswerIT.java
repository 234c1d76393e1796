package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.cli.SecondConnector;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/**
 * A process that dies after Graph said yes and before the ledger knows, one pair after the other; and what people undo before the next
 * crawl, so that nothing but the announcement tells that Graph holds something else. Losing the ledger stands for dying.
 */
class LostAnswerIT {
    private static final String SCHEDULE = "PSONE";
    private static final String TEAM = "PTEAM1";

    private static Company company;
    private static CrawlWorld world;

    @BeforeAll
    static void found() {
        company = Company.found();
        world = company.world();
        company.privateTeam(TEAM);
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @BeforeEach
    void begin() {
        company.renew();
        company.hire("PANA", "user", TEAM).hire("PBO", "user", TEAM).schedule(SCHEDULE, TEAM);
        company.schedule("PSTWO");
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void deletesAnItemThatItNeverKnewToBeWritten() {
        company.schedule("PSNEW");
        dieAfter("PUT", "/items/PSNEW$");
        world.changes().deleteSchedule("PSNEW");
        assertThat(world.items()).containsKey("PSNEW");

        RunReport report = crawl(CrawlRequest.incremental());

        assertThat(report.counts().deleted()).isEqualTo(1);
        assertThat(world.items()).containsOnlyKeys(SCHEDULE, "PSTWO");
        assertThat(world.ledger().items().unconfirmed()).isEmpty();
    }

    @Test
    void asksPagerDutyBeforeItDeletesSuchAnItem() {
        company.schedule("PSNEW");
        dieAfter("PUT", "/items/PSNEW$");

        RunReport report = crawl(CrawlRequest.full());

        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.items()).containsKey("PSNEW");
    }

    @Test
    void writesAnItemAgainWhenItsChangeWasUndone() {
        world.changes().renameSchedule(SCHEDULE, "Renamed for a minute");
        dieAfter("PUT", "/items/" + SCHEDULE + "$");
        assertThat(world.content(SCHEDULE)).contains("Renamed for a minute");
        world.changes().renameSchedule(SCHEDULE, "Schedule " + SCHEDULE);

        crawl(CrawlRequest.incremental());

        assertThat(world.content(SCHEDULE)).doesNotContain("Renamed for a minute");
        assertThat(world.property(SCHEDULE, "Name")).isEqualTo("Schedule " + SCHEDULE);
    }

    @Test
    void takesAWiderListBackWhenItsChangeWasUndone() {
        company.hire("PCY", "user");
        crawl(CrawlRequest.full());
        world.changes().setScheduleTeams(SCHEDULE, List.of());
        dieAfter("PUT", "/items/" + SCHEDULE + "$");
        assertThat(company.seers(SCHEDULE)).contains("PCY");
        world.changes().setScheduleTeams(SCHEDULE, List.of(TEAM));

        crawl(CrawlRequest.incremental());

        assertThat(company.seers(SCHEDULE)).containsExactlyInAnyOrder("PANA", "PBO");
    }

    @Test
    void writesAnItemAgainThatItNeverKnewToBeDeleted() {
        company.with("crawl.exclude.ids", SCHEDULE);
        dieAfter("DELETE", "/items/" + SCHEDULE + "$");
        assertThat(world.items()).doesNotContainKey(SCHEDULE);
        company.with("crawl.exclude.ids", null);

        crawl(CrawlRequest.full());

        assertThat(world.items()).containsKey(SCHEDULE);
    }

    @Test
    void addsAMemberAgainWhomItNeverKnewToBeRemoved() {
        world.changes().leaveTeam("PBO", TEAM);
        dieAfter("DELETE", "/members/" + Company.objectId("PBO"));
        assertThat(company.seers(SCHEDULE)).containsExactly("PANA");
        world.changes().joinTeam("PBO", TEAM, "responder");

        crawl(CrawlRequest.full());

        assertThat(company.seers(SCHEDULE)).containsExactlyInAnyOrder("PANA", "PBO");
    }

    @Test
    void deletesAGroupThatItNeverKnewToBeMade() {
        company.privateTeam("PTEAM2").schedule("PSNEW", "PTEAM2");
        Set<String> before = Set.copyOf(company.groups());
        dieAfter("POST", "/groups$");
        world.changes().deleteSchedule("PSNEW");
        assertThat(company.groups()).hasSizeGreaterThan(before.size());

        crawl(CrawlRequest.full());

        assertThat(company.groups()).isEqualTo(before);
        assertThat(world.ledger().groups().unconfirmed()).isEmpty();
    }

    @Test
    void makesAGroupAgainThatItNeverKnewToBeDeleted() {
        world.changes().setScheduleTeams(SCHEDULE, List.of());
        dieAfter("DELETE", "/groups/[^/]+$");
        world.changes().setScheduleTeams(SCHEDULE, List.of(TEAM));

        crawl(CrawlRequest.incremental());

        assertThat(company.seers(SCHEDULE)).containsExactlyInAnyOrder("PANA", "PBO");
    }

    @Test
    void makesTheConnectionAgainThatItNeverKnewToBeDeleted() {
        world.whenServed("DELETE", "/connections/[^/]+$", world.ledger()::close);
        try {
            world.purge();
        } catch (RuntimeException lost) {
            assertThat(lost).hasMessageContaining("ledger");
        }
        restart();

        crawl(CrawlRequest.incremental());

        assertThat(world.items()).containsOnlyKeys(SCHEDULE, "PSTWO");
        assertThat(company.seers(SCHEDULE)).containsExactlyInAnyOrder("PANA", "PBO");
    }

    @Test
    void fillsAConnectionThatItNeverKnewToBeMade() {
        deleteBehindItsBack();
        dieAfter("POST", "/external/connections$");

        crawl(CrawlRequest.incremental());

        assertThat(world.items()).containsOnlyKeys(SCHEDULE, "PSTWO");
        assertThat(company.seers(SCHEDULE)).containsExactlyInAnyOrder("PANA", "PBO");
    }

    /** Somebody deletes the connection in the admin center. */
    private static void deleteBehindItsBack() {
        try (SecondConnector other = world.beside(CrawlWorld.CONNECTION)) {
            other.purge();
        }
    }

    private static void dieAfter(String method, String path) {
        world.whenServed(method, path, world.ledger()::close);
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);
        restart();
    }

    private static void restart() {
        world.stopConnector();
        world.clock().advance(Duration.ofMinutes(3));
    }

    private static RunReport crawl(CrawlRequest request) {
        world.clock().advance(Duration.ofSeconds(2));
        RunReport report = world.crawl(request);
        assertThat(report.outcome()).as(report.toLine()).isEqualTo(RunOutcome.SUCCEEDED);
        return report;
    }
}
