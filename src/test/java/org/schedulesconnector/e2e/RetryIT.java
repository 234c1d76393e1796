package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/** What failed is kept by its step, tried again, and heals when that step goes well, and only then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryIT {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final CrawlWorld world = CrawlWorld.start().with("access.mode", null);

    @BeforeEach
    void beginWithNothingFailed() {
        world.sandbox().faults().clear();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(rows()).isEmpty();
        world.forgetTraffic();
    }

    @AfterAll
    void closeWorld() {
        world.close();
    }

    @Test
    void readsAgainWithEachIncrementalCrawlWhatPassingTroubleKeptFromBeingRead() {
        String id = shiftBased();
        failReading(id, 503);

        RunReport first = incremental();
        world.clock().advance(FIVE_MINUTES);
        RunReport second = incremental();

        assertThat(List.of(first.outcome(), second.outcome())).containsOnly(RunOutcome.DEGRADED);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.failure().subject()).isEqualTo(id);
            assertThat(row.failure().step()).isEqualTo("read");
            assertThat(row.failure().name())
                    .isEqualTo(world.account().shiftSchedules().get(0).name());
            assertThat(row.failure().category()).isEqualTo(FailureCategory.UNAVAILABLE);
            assertThat(row.failure().status()).isEqualTo(503);
            assertThat(row.attempts()).isEqualTo(2);
            assertThat(Duration.between(row.firstAt(), row.lastAt())).isGreaterThanOrEqualTo(FIVE_MINUTES);
        });

        world.sandbox().faults().clear();
        assertThat(incremental().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(rows()).isEmpty();
    }

    @Test
    void leavesAReadingThatIsRefusedToItsTurnAndTakesTheScheduleAsItWasToldLast() {
        String id = shiftBased();
        failReading(id, 403);
        incremental();
        incremental();
        world.forgetTraffic();

        RunReport waiting = incremental();

        assertThat(world.pagerDutyRequests("GET", "^/v3/schedules/" + id)).isEmpty();
        assertThat(waiting.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(waiting.counts().failed()).isEqualTo(1);
        assertThat(waiting.notes()).anyMatch(note -> note.startsWith("Left for a later crawl"));
        assertThat(rows())
                .as("that the item needs no write does not heal the reading")
                .singleElement()
                .extracting(StoredFailure::attempts)
                .isEqualTo(2);

        world.clock().advance(FIVE_MINUTES);
        incremental();
        assertThat(world.pagerDutyRequests("GET", "^/v3/schedules/" + id)).hasSize(1);
    }

    @Test
    void readsARefusedScheduleAtOnceWhenItWasEdited() {
        String id = shiftBased();
        failReading(id, 403);
        incremental();
        incremental();
        world.sandbox().faults().clear();
        world.clock().advance(Duration.ofMinutes(3));
        world.changes().renameSchedule(id, "Edited");
        world.clock().advance(Duration.ofSeconds(2));

        assertThat(incremental().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.property(id, "Name")).isEqualTo("Edited");
    }

    @Test
    void sendsARefusedItemAgainWhenItsWaitIsOverOrItChanged() {
        String id = world.account().layerSchedules().get(0).id();
        world.changes().renameSchedule(id, "A name that is refused");
        failWriting(id);

        world.crawl();
        assertThat(sends(id)).isEqualTo(1);
        incremental();
        assertThat(sends(id)).as("the next crawl tries").isEqualTo(2);
        RunReport waiting = incremental();
        assertThat(sends(id)).as("the same is not sent again at once").isEqualTo(2);
        assertThat(waiting.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(waiting.counts().failed()).isEqualTo(1);

        world.clock().advance(FIVE_MINUTES);
        incremental();
        assertThat(sends(id)).as("five minutes later").isEqualTo(3);
        world.clock().advance(FIVE_MINUTES);
        incremental();
        assertThat(sends(id)).as("ten minutes would be its turn").isEqualTo(3);

        world.changes().renameSchedule(id, "Another name");
        incremental();
        assertThat(sends(id)).as("it changed").isEqualTo(4);
        world.crawl();
        assertThat(sends(id)).as("a full crawl tries everything").isEqualTo(5);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.failure().step()).isEqualTo("publish");
            assertThat(row.failure().category()).isEqualTo(FailureCategory.INVALID_ITEM);
            assertThat(row.failure().requestId()).isNotBlank();
            assertThat(row.attempts()).isEqualTo(5);
        });

        world.sandbox().faults().clear();
        world.crawl(CrawlRequest.sync(id));
        assertThat(rows()).isEmpty();
        assertThat(world.property(id, "Name")).isEqualTo("Another name");
    }

    @Test
    void doesNotTryAFailingItemAgainWithEachHandOff() {
        String id = world.ledger().items().load().values().stream()
                .filter(item -> item.nextHandoff() != null)
                .min(Comparator.comparing(item -> item.nextHandoff()))
                .orElseThrow()
                .id();
        world.clock()
                .advance(Duration.between(
                        world.clock().instant(),
                        world.ledger()
                                .items()
                                .find(id)
                                .orElseThrow()
                                .nextHandoff()
                                .plusSeconds(1)));
        failWriting(id);
        world.forgetTraffic();

        world.crawl(CrawlRequest.handOff());
        world.crawl(CrawlRequest.handOff());
        RunReport third = world.crawl(CrawlRequest.handOff());

        assertThat(sends(id)).isEqualTo(1);
        assertThat(third.outcome()).isEqualTo(RunOutcome.DEGRADED);
    }

    @Test
    void retriesWhatFailedAndNothingElse() {
        String unread = shiftBased();
        String unwritten = world.account().layerSchedules().get(0).id();
        String other = world.account().layerSchedules().get(1).id();
        world.changes().renameSchedule(unread, "Read at last");
        world.changes().renameSchedule(unwritten, "Written at last");
        failReading(unread, 403);
        failWriting(unwritten);
        incremental();
        incremental();
        assertThat(rows()).hasSize(2);
        world.changes().renameSchedule(other, "For the next crawl");
        world.sandbox().faults().clear();
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.retryFailed());

        assertThat(report.mode()).isEqualTo(CrawlMode.RETRY);
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().discovered()).isEqualTo(2);
        assertThat(report.counts().updated()).isEqualTo(2);
        assertThat(written()).containsExactlyInAnyOrder(unread, unwritten);
        assertThat(rows()).isEmpty();
        assertThat(world.crawl(CrawlRequest.retryFailed()).notes())
                .contains("Nothing has failed that has not healed: there is nothing to try again.");
    }

    @Test
    void retriesARemovalByACrawlThatSeesTheWholeAccount() {
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);
        world.fault(Fault.of(FaultAction.status(400)).at(Sandbox.GRAPH).method("DELETE"));
        incremental();
        incremental();
        world.forgetTraffic();
        incremental();
        assertThat(world.graphRequests("DELETE", "")).as("it waits").isEmpty();
        assertThat(steps()).containsExactly("remove");
        world.sandbox().faults().clear();

        RunReport report = world.crawl(CrawlRequest.retryFailed());

        assertThat(report.mode()).isEqualTo(CrawlMode.INCREMENTAL);
        assertThat(report.counts().deleted()).isEqualTo(1);
        assertThat(world.items()).doesNotContainKey(gone);
        assertThat(rows()).isEmpty();
    }

    @Test
    void retryDeletesNothingThatTheGuardHoldsBack() {
        world.with("crawl.removal.max-count", "1").with("crawl.removal.max-percent", "1");
        world.fault(Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/v3/schedules$"));
        world.account().layerSchedules().stream().limit(4).toList().forEach(schedule -> world.changes()
                .deleteSchedule(schedule.id()));
        incremental();
        assertThat(steps()).containsExactly("list");
        world.sandbox().faults().clear();

        RunReport report = world.crawl(CrawlRequest.retryFailed());

        assertThat(report.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(report.counts().deleted()).isZero();
        assertThat(rows()).as("the listing went well").isEmpty();
        world.with("crawl.removal.max-count", null).with("crawl.removal.max-percent", null);
    }

    @Test
    void forgetsTheFailureOfAScheduleThatIsGoneAndWasNeverWritten() {
        String id = world.changes().copySchedule(shiftBased(), "A new one");
        failReading(id, 503);
        world.crawl();
        assertThat(steps()).containsExactly("read");
        world.changes().deleteSchedule(id);

        assertThat(incremental().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(rows()).isEmpty();
    }

    @Test
    void forgetsTheFailureOfAScheduleThatAFilterDrops() {
        String id = world.account().layerSchedules().get(0).id();
        world.changes().renameSchedule(id, "To be left out");
        failWriting(id);
        world.crawl();
        assertThat(steps()).containsExactly("publish");
        world.sandbox().faults().clear();

        world.with("crawl.exclude.ids", id).crawl();

        assertThat(rows()).isEmpty();
        world.with("crawl.exclude.ids", null);
    }

    @Test
    void readsBackWithTheNextCrawlWhatCouldNotBeVerified() {
        String id = world.items().firstKey();
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("GET")
                .path("/items/" + id));
        world.crawl();
        assertThat(steps()).containsExactly("verify");
        world.sandbox().faults().clear();
        world.forgetTraffic();

        assertThat(incremental().counts().verified()).isEqualTo(1);
        assertThat(world.graphRequests("GET", "/items/")).hasSize(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void keepsAndHealsALookUpOfPeople() {
        world.fault(Fault.of(FaultAction.status(500)).at(Sandbox.GRAPH).path("^/v1.0/users"));
        world.crawl();
        assertThat(steps()).containsExactly("lookup");

        world.sandbox().faults().clear();
        incremental();
        assertThat(rows()).isEmpty();
    }

    private RunReport incremental() {
        return world.crawl(CrawlRequest.incremental());
    }

    private String shiftBased() {
        return world.account().shiftSchedules().get(0).id();
    }

    private void failReading(String id, int status) {
        world.fault(Fault.of(FaultAction.status(status)).at(Sandbox.PAGERDUTY).path("^/v3/schedules/" + id));
    }

    private void failWriting(String id) {
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path("/items/" + id));
    }

    private int sends(String id) {
        return world.graphRequests("PUT", "/items/" + id).size();
    }

    private Set<String> written() {
        return world.graphRequests("PUT", "/items/").stream()
                .map(request -> request.path().substring(request.path().lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private List<StoredFailure> rows() {
        return world.ledger().failures().list();
    }

    private List<String> steps() {
        return rows().stream().map(row -> row.failure().step()).distinct().toList();
    }
}
