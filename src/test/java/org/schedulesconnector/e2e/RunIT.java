package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.RunInProgressException;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;

/** Runs as such: one at a time, planned without writing, limited, remembered. */
class RunIT {
    private static final int ITEMS = 20;

    private CrawlWorld world;

    @BeforeEach
    void startWorld() {
        world = CrawlWorld.start();
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void plansTheFirstCrawlWithoutTouchingGraphOrTheLedger() {
        RunReport plan = world.plan();

        assertThat(plan.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(plan.counts().created()).isEqualTo(ITEMS);
        assertThat(world.planned()).hasSize(ITEMS).allMatch(change -> change.action() == PlannedChange.Action.CREATE);
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("To be done: the connection is created"));
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.ledger().items().count()).isZero();
        assertThat(world.ledger().crawls().latest()).isEmpty();
    }

    @Test
    void namesWhatWouldBeCreatedUpdatedAndDeleted() {
        world.crawl();
        LayerSchedule gone = (LayerSchedule)
                world.account().scheduleNamed("Messaging Migration (retired)").orElseThrow();
        LayerSchedule renamed = world.account().layerSchedules().get(1);
        world.changes().deleteSchedule(gone.id());
        world.changes().renameSchedule(renamed.id(), "Another name");
        world.changes()
                .addSchedule(new LayerSchedule(
                        "PNEW001", "Brand new", "", gone.timeZone(), List.of(), gone.layers(), List.of()));
        world.forgetTraffic();

        RunReport plan = world.plan();

        assertThat(plan.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.planned())
                .extracting(change -> change.action() + " " + change.id() + " " + change.name())
                .containsExactlyInAnyOrder(
                        "CREATE PNEW001 Brand new",
                        "UPDATE " + renamed.id() + " Another name",
                        "DELETE " + gone.id() + " " + gone.name());
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.items()).hasSize(ITEMS).containsKey(gone.id());

        RunReport crawl = world.crawl();

        assertThat(crawl.counts().created()).isEqualTo(1);
        assertThat(crawl.counts().updated()).isEqualTo(1);
        assertThat(crawl.counts().deleted()).isEqualTo(1);
    }

    @Test
    void namesEachDeletionThatWouldBeWithheld() {
        world.crawl();
        world.account().schedules().forEach(schedule -> world.changes().deleteSchedule(schedule.id()));
        world.forgetTraffic();

        RunReport plan = world.plan();

        assertThat(plan.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(plan.reason()).contains("--approve-deletions " + ITEMS);
        assertThat(world.planned())
                .hasSize(ITEMS)
                .allMatch(change -> change.action() == PlannedChange.Action.WITHHOLD && change.name() != null);
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void refusesARunWhileAnotherOneIsInProgress() {
        AtomicReference<Throwable> second = new AtomicReference<>();
        world.whenServed("GET", "^/users$", () -> second.set(catchThrowable(world::crawl)));

        RunReport first = world.crawl();

        assertThat(second.get()).isInstanceOf(RunInProgressException.class).hasMessageContaining("process");
        assertThat(first.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(first.counts().created()).isEqualTo(ITEMS);
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void plansWhileARunIsInProgress() {
        AtomicReference<RunReport> plan = new AtomicReference<>();
        world.whenServed("GET", "^/users$", () -> plan.set(world.plan()));

        RunReport crawl = world.crawl();

        assertThat(crawl.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(crawl.counts().created()).isEqualTo(ITEMS);
        assertThat(plan.get().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void endsAsCancelledWithoutTryingOnWhenItIsCancelledAmidRetries() {
        world.fault(Fault.of(FaultAction.truncated()).at(Sandbox.PAGERDUTY).path("^/users$"));
        world.whenServed("GET", "^/users$", world::cancel);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(world.pagerDutyRequests("GET", "^/users$")).hasSize(1);
        assertThat(world.items()).isEmpty();
    }

    @Test
    void endsAsCancelledAtTheNextPageAndTheNextRunDoesTheRest() {
        world.whenServed("GET", "^/schedules$", world::cancel);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.pagerDutyRequests("GET", "^/v3/schedules")).isEmpty();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void aLimitedRunTakesSoManySchedulesAndTheNextTakesTheRest() {
        RunReport limited = world.crawl(CrawlRequest.full().withLimit(3));
        RunReport full = world.crawl();

        assertThat(limited.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(limited.counts().created()).isEqualTo(3);
        assertThat(full.counts().created()).isEqualTo(ITEMS - 3);
        assertThat(full.counts().unchanged()).isEqualTo(3);
    }

    @Test
    void writesNothingAgainAfterARestart() {
        world.crawl();
        world.stopConnector();
        world.forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.counts().unchanged()).isEqualTo(ITEMS);
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.ledger().crawls().latest(5))
                .extracting(CrawlRecord::id)
                .containsExactly(2L, 1L);
    }

    @Test
    void writesOnlyTheItemsThatAHandoffOutdates() {
        world.crawl();
        world.clock().advance(Duration.ofHours(3));
        long outdated = world.items().values().stream()
                .filter(item -> item.at("/properties/NextHandoff").isTextual())
                .filter(item -> !Instant.parse(
                                item.at("/properties/NextHandoff").asText())
                        .isAfter(world.clock().instant()))
                .count();
        world.forgetTraffic();

        RunReport report = world.crawl();

        assertThat(outdated).isBetween(1L, ITEMS - 1L);
        assertThat(report.counts().updated()).isEqualTo(outdated);
        assertThat(world.graphRequests("PUT", "/items/")).hasSize((int) outdated);
    }
}
