package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;

/** What a filter may not do to an index of twenty items, and what runs do that look at certain schedules only. */
class FilterGuardIT {
    private static final int ITEMS = 20;
    private static final int LAYER_BASED = 14;

    private CrawlWorld world;

    @BeforeEach
    void crawlOnce() {
        world = CrawlWorld.start();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        world.forgetTraffic();
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void withholdsWhatAFilterDropsTooMuchOfUntilItIsApproved() {
        world.with("crawl.exclude.kinds", "layer-based");

        RunReport withheld = world.crawl(CrawlRequest.incremental());
        assertThat(withheld.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(withheld.counts().withheld()).isEqualTo(LAYER_BASED);
        assertThat(withheld.reason())
                .contains("14 items excluded by a filter, of 20 in the index", "--approve-deletions 14");
        assertThat(world.items()).hasSize(ITEMS);
        assertThat(world.graphRequests("DELETE", "")).isEmpty();

        world.plan();
        assertThat(world.planned()).extracting(PlannedChange::action).containsOnly(PlannedChange.Action.WITHHOLD);

        RunReport approved = world.crawl(CrawlRequest.full().withApprovedDeletions(LAYER_BASED));
        assertThat(approved.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(approved.counts().deleted()).isEqualTo(LAYER_BASED);
        assertThat(world.items()).hasSize(ITEMS - LAYER_BASED);
    }

    @Test
    void holdsEverythingBackWhenATeamsNameHasASlip() {
        RunReport report = world.with("crawl.include.teams", "Databse").crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(report.reason()).contains("that is everything");
        assertThat(report.notes())
                .containsOnlyOnce(
                        "crawl.include.teams has \"Databse\", and no team of the account has that name or id.");
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void deletesNothingWhenAListingFailed() {
        world.fault(Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/v3/schedules$"));
        String dropped = world.account().layerSchedules().get(0).id();

        RunReport report = world.with("crawl.exclude.ids", dropped).crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().excluded()).isEqualTo(1);
        assertThat(world.items()).containsKey(dropped);
        assertThat(world.graphRequests("DELETE", "")).isEmpty();
    }

    @Test
    void removesWhatVanishedAndWhatAFilterDropsInOneRun() {
        String dropped = world.account().layerSchedules().get(0).id();
        String vanished = world.account().shiftSchedules().get(0).id();
        world.changes().deleteSchedule(vanished);

        RunReport report = world.with("crawl.exclude.ids", dropped).crawl();

        assertThat(report.counts().deleted()).isEqualTo(2);
        assertThat(world.items()).hasSize(ITEMS - 2).doesNotContainKeys(dropped, vanished);
        assertThat(world.pagerDutyRequests("GET", "^/schedules/.+"))
                .extracting(SeenRequest::path)
                .containsExactly("/schedules/" + vanished);
    }

    @Test
    void writesNoDroppedScheduleThatWasAskedForAndSaysSo() {
        String dropped = world.account().layerSchedules().get(0).id();
        world.changes().renameSchedule(dropped, "Renamed");
        world.with("crawl.exclude.names", "renamed");

        RunReport report = world.crawl(CrawlRequest.sync(dropped));

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().excluded()).isEqualTo(1);
        assertThat(report.notes())
                .contains("Not written: " + dropped
                        + "; crawl.exclude.names has \"renamed\". What the index has of them goes"
                        + " with a full or incremental crawl.");
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.items()).containsKey(dropped);
    }

    @Test
    void waitsForNoHandOffOfWhatIsHeldBackAndDropped() {
        world.with("crawl.exclude.kinds", "layer-based").crawl();
        assertThat(handOffs(ItemKind.LAYER_BASED)).isPositive();
        world.clock().advance(Duration.ofDays(6));
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.handOff());

        assertThat(report.counts().excluded()).isPositive();
        assertThat(report.counts().deleted()).isZero();
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Not written: "));
        assertThat(world.ledger().items().due(world.clock().instant())).isEmpty();
        assertThat(world.items()).hasSize(ITEMS);
        assertThat(world.pagerDutyRequests("GET", "^/schedules/.+")).isEmpty();
    }

    private long handOffs(ItemKind kind) {
        Map<String, LedgerItem> items = world.ledger().items().load();
        return items.values().stream()
                .filter(item -> item.kind() == kind && item.nextHandoff() != null)
                .count();
    }
}
