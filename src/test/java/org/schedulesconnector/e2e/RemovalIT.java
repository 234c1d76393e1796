package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;

/** Schedules that vanish, seem to vanish, or change their kind, after a crawl that indexed them. */
class RemovalIT {
    private static final int LAYER_BASED = 14;
    private static final int ITEMS = 20;
    private static final Fault EMPTY_LISTING = Fault.of(FaultAction.status(
                    200,
                    Map.of("Content-Type", "application/json"),
                    "{\"schedules\":[],\"limit\":100,\"offset\":0,\"total\":null,\"more\":false}"))
            .at(Sandbox.PAGERDUTY)
            .path("^/schedules$");

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
    void removesADeletedScheduleAfterBothFamiliesSaidThatItIsGone() {
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().deleted()).isEqualTo(1);
        assertThat(world.items()).hasSize(ITEMS - 1).doesNotContainKey(gone);
        assertThat(world.ledger().items().find(gone)).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/(v3/)?schedules/" + gone + "$"))
                .extracting(request -> request.path() + " " + request.status())
                .containsExactly("/schedules/" + gone + " 404", "/v3/schedules/" + gone + " 404");
    }

    @Test
    void keepsAScheduleThatAListingLacksAndThatIsThereByItsId() {
        LayerSchedule hidden = world.account().layerSchedules().get(0);
        world.whenServed("GET", "^/teams$", () -> world.changes().deleteSchedule(hidden.id()));
        world.whenServed("GET", "^/v3/schedules$", () -> world.changes().addSchedule(hidden));

        RunReport report = world.crawl();

        assertThat(report.counts().discovered()).isEqualTo(ITEMS - 1);
        assertThat(report.counts().deleted()).isZero();
        assertThat(report.notes()).anyMatch(note -> note.contains(hidden.id()) && note.contains("stays"));
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void withholdsTheDeletionOfEverythingWhileAdditionsGoOn() {
        List<AccountSchedule> all = world.account().schedules();
        LayerSchedule model = world.account().layerSchedules().get(0);
        all.forEach(schedule -> world.changes().deleteSchedule(schedule.id()));
        world.changes().addSchedule(newSchedule(model));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(report.counts().withheld()).isEqualTo(ITEMS);
        assertThat(report.counts().deleted()).isZero();
        assertThat(report.reason()).contains("--approve-deletions " + ITEMS);
        assertThat(world.items()).hasSize(ITEMS + 1).containsKey("PNEW001");
        assertThat(world.graphRequests("DELETE", "")).isEmpty();
    }

    @Test
    void deletesWhatWasApprovedAfterConfirmingEach() {
        List<AccountSchedule> all = world.account().schedules();
        all.forEach(schedule -> world.changes().deleteSchedule(schedule.id()));
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(world.crawl(CrawlRequest.full().withApprovedDeletions(ITEMS - 1))
                        .outcome())
                .isEqualTo(RunOutcome.WITHHELD);
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.full().withApprovedDeletions(ITEMS));

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().deleted()).isEqualTo(ITEMS);
        assertThat(world.items()).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/schedules/.+")).hasSize(ITEMS);
        assertThat(world.pagerDutyRequests("GET", "^/v3/schedules/.+")).hasSize(ITEMS);
    }

    @Test
    void withholdsWhenOneListingComesBackEmptyAndKeepsWhatIsThereByIdEvenIfApproved() {
        world.fault(EMPTY_LISTING);

        RunReport first = world.crawl();
        RunReport approved = world.crawl(CrawlRequest.full().withApprovedDeletions(LAYER_BASED));

        assertThat(first.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(first.counts().withheld()).isEqualTo(LAYER_BASED);
        assertThat(approved.counts().deleted()).isZero();
        assertThat(world.items()).hasSize(ITEMS);
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void keepsTheItemWhenItsRemovalCannotBeConfirmed() {
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);
        world.fault(Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/v3/schedules/" + gone));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(world.items()).containsKey(gone);
        assertThat(world.ledger().items().find(gone)).isPresent();
    }

    @Test
    void aLimitedRunNeverDeletes() {
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);

        RunReport report = world.crawl(CrawlRequest.full().withLimit(5));

        assertThat(report.counts().discovered()).isEqualTo(5);
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.graphRequests("DELETE", "")).isEmpty();
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void keepsTheItemOfAScheduleThatWasUpgradedBetweenTwoRuns() {
        String upgraded = world.account().layerSchedules().get(0).id();
        world.changes().upgradeToShiftBased(upgraded);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().deleted()).isZero();
        assertThat(report.counts().created()).isZero();
        assertThat(world.graphWrites())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("PUT /v1.0/external/connections/pagerdutyschedules/items/" + upgraded);
        assertThat(world.property(upgraded, "ScheduleKind")).isEqualTo("shift-based");
        assertThat(world.ledger().items().find(upgraded).orElseThrow().kind()).isEqualTo(ItemKind.SHIFT_BASED);
    }

    @Test
    void findsAScheduleOnceThatIsUpgradedBetweenTheTwoListings() {
        String upgraded = world.account().layerSchedules().get(0).id();
        world.whenServed("GET", "^/schedules$", () -> world.changes().upgradeToShiftBased(upgraded));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().discovered()).isEqualTo(ITEMS);
        assertThat(report.counts().unchanged() + report.counts().updated()).isEqualTo(ITEMS);
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void forgetsAScheduleThatIsDeletedAfterItWasListed() {
        String gone = world.account().shiftSchedules().get(0).id();
        world.whenServed("GET", "^/v3/schedules$", () -> world.changes().deleteSchedule(gone));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().failed()).isZero();
        assertThat(world.items()).hasSize(ITEMS - 1).doesNotContainKey(gone);
    }

    private static LayerSchedule newSchedule(LayerSchedule model) {
        return new LayerSchedule(
                "PNEW001", "Brand New", "", model.timeZone(), model.teamIds(), model.layers(), model.overrides());
    }
}
