package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.RunReport;

/** The ledger knows the teams of every schedule, from which access is explained without asking PagerDuty. */
class LedgerTeamsIT {
    private CrawlWorld world;

    @BeforeEach
    void crawlOnce() {
        world = CrawlWorld.start();
        world.crawl();
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void keepsTheTeamsOfEverySchedule() {
        Map<String, LedgerItem> items = world.ledger().items().load();

        assertThat(world.account().layerSchedules())
                .anyMatch(schedule -> !schedule.teamIds().isEmpty())
                .allSatisfy(schedule ->
                        assertThat(items.get(schedule.id()).teamIds()).isEqualTo(Set.copyOf(schedule.teamIds())));
    }

    @Test
    void fillsInTeamsThatAnEarlierVersionDidNotKeepAndWritesNoItem() {
        Map<String, LedgerItem> before = world.ledger().items().load();
        forgetTeams(before);
        world.forgetTraffic();

        RunReport again = world.crawl();

        assertThat(again.counts().unchanged()).isEqualTo(before.size());
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.ledger().items().load()).isEqualTo(before);
    }

    @Test
    void fillsInNothingInAPlan() {
        forgetTeams(world.ledger().items().load());

        world.plan();

        assertThat(world.ledger().items().load().values())
                .allSatisfy(item -> assertThat(item.teamIds()).isEmpty());
    }

    private void forgetTeams(Map<String, LedgerItem> items) {
        world.ledger()
                .items()
                .saveAll(items.values().stream()
                        .map(LedgerTeamsIT::asBeforeTheUpdate)
                        .toList());
    }

    private static LedgerItem asBeforeTheUpdate(LedgerItem item) {
        return new LedgerItem(
                item.id(),
                item.kind(),
                item.name(),
                Set.of(),
                item.contentDigest(),
                item.aclDigest(),
                item.nextHandoff(),
                null,
                item.writtenAt(),
                item.crawlId());
    }
}
