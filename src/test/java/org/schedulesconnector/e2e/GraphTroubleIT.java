package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/** What a crawl does when Microsoft Graph has trouble. */
class GraphTroubleIT {
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
    void keepsTheWaitOfGraphInFullWhenThrottled() {
        world.with("graph.writers", "1").fault(onceAtItems(FaultAction.status(429, Map.of("Retry-After", "1"))));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().waits()).isPositive();
        assertThat(report.counts().waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(quietAfter(429)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void writesEveryItemWhenThrottledNowAndThenWithoutAWord() {
        Fault throttled = Fault.of(FaultAction.status(429, Map.of(), ""))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .when(Occurrence.every(4));
        world.fault(throttled);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(world.sandbox().faults().struck(throttled)).isGreaterThan(3);
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void sendsTheFullBodyAgainAfterA503() {
        world.fault(onceAtItems(FaultAction.status(503)));

        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        SeenRequest refused = world.graphRequests("PUT", "/items/").stream()
                .filter(request -> request.status() == 503)
                .findFirst()
                .orElseThrow();
        List<SeenRequest> both = world.graphRequests("PUT", refused.path());
        assertThat(both).extracting(SeenRequest::status).containsExactly(503, 200);
        assertThat(both)
                .extracting(request -> request.header("content-length"))
                .hasSize(2)
                .doesNotContainNull();
        assertThat(both.get(1).header("content-length")).isEqualTo(both.get(0).header("content-length"));
        assertThat(both)
                .extracting(request -> request.header("client-request-id"))
                .doesNotHaveDuplicates();
        assertThat(Integer.parseInt(both.get(1).header("content-length").orElseThrow()))
                .isGreaterThan(500);
    }

    @Test
    void sendsTheSameBodyAgainWhenTheAnswerToAPutIsLost() {
        Queue<JsonNode> bodies = new ConcurrentLinkedQueue<>();
        String id = world.account().layerSchedules().get(0).id();
        world.sandbox().listen((service, request, answer) -> {
            if (request.method().equals("PUT") && request.path().endsWith("/items/" + id)) {
                bodies.add(json(request.body()));
            }
        });
        world.fault(Fault.of(FaultAction.lost())
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path(id)
                .when(Occurrence.nth(1)));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(bodies).hasSize(2);
        assertThat(bodies.remove()).isEqualTo(bodies.element());
        assertThat(bodies.remove().at("/properties/Id").asText()).isEqualTo(id);
        assertThat(world.crawl().counts().unchanged()).isEqualTo(ITEMS);
    }

    @Test
    void asksAgainWhenAFrontDoorAnswersHtmlForAWhile() {
        Fault page = Fault.of(FaultAction.html(503)).at(Sandbox.GRAPH).when(Occurrence.every(5));
        Fault welcome = onceAtItems(FaultAction.html(200));
        world.fault(page).fault(welcome);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.sandbox().faults().struck(welcome)).isEqualTo(1);
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void tellsThatOneItemWasRefusedAndWritesTheOthersAndHealsLater() {
        String refused = world.account().layerSchedules().get(0).id();
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path("/items/" + refused));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().created()).isEqualTo(ITEMS - 1);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo(refused);
            assertThat(failure.step()).isEqualTo("publish");
            assertThat(failure.source()).isEqualTo(FailureSource.GRAPH);
            assertThat(failure.category()).isEqualTo(FailureCategory.INVALID_ITEM);
            assertThat(failure.status()).isEqualTo(400);
        });
        assertThat(world.ledger().failures().list()).hasSize(1);
        assertThat(world.ledger().items().find(refused)).isEmpty();

        world.sandbox().faults().clear();
        RunReport repaired = world.crawl();

        assertThat(repaired.counts().created()).isEqualTo(1);
        assertThat(repaired.counts().unchanged()).isEqualTo(ITEMS - 1);
        assertThat(world.ledger().failures().list()).isEmpty();
    }

    @Test
    void stopsWhenTooManyItemsFailInARowAndDeletesNothing() {
        world.close();
        world = CrawlWorld.start(sandbox -> sandbox.size(new AccountSize(90, 0, 60, 14, 12)));
        world.crawl();
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);
        world.clock().advance(Duration.ofDays(1));
        world.with("crawl.failures.max-consecutive", "3")
                .fault(Fault.of(FaultAction.status(400)).at(Sandbox.GRAPH).method("PUT"));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.reason()).contains("crawl.failures.max-consecutive=3");
        assertThat(report.counts().failed()).isBetween(4L, 40L);
        assertThat(report.counts().updated()).isZero();
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.items()).hasSize(90).containsKey(gone);
    }

    @Test
    void stopsRemovingOnceTheRunIsStopped() {
        world.crawl();
        List<AccountSchedule> all = world.account().schedules();
        all.forEach(schedule -> world.changes().deleteSchedule(schedule.id()));
        Fault forbidden = Fault.of(FaultAction.status(403)).at(Sandbox.GRAPH).method("DELETE");
        world.fault(forbidden);

        RunReport report = world.crawl(CrawlRequest.full().withApprovedDeletions(ITEMS));

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(world.sandbox().faults().struck(forbidden)).isEqualTo(1);
        assertThat(world.items()).hasSize(ITEMS);
    }

    @Test
    void endsTheRunAtOnceWhenGraphTakesNoItemOfThisApplication() {
        world.fault(Fault.of(FaultAction.status(403)).at(Sandbox.GRAPH).method("PUT"));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy().source()).isEqualTo(FailureSource.GRAPH);
        assertThat(report.abortedBy().category()).isEqualTo(FailureCategory.PERMISSION);
        assertThat(report.reason()).contains("ExternalItem.ReadWrite.OwnedBy");
        assertThat(world.items()).isEmpty();
        assertThat(world.ledger().items().count()).isZero();
    }

    @Test
    void aCrawlThatDiedIsFinishedByTheNext() {
        world.fault(Fault.of(FaultAction.status(403))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .when(Occurrence.after(6)));
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);
        int written = world.ledger().items().count();
        assertThat(written).isBetween(1, ITEMS - 1);
        world.sandbox().faults().clear();
        world.stopConnector();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().unchanged()).isEqualTo(written);
        assertThat(report.counts().created()).isEqualTo(ITEMS - written);
    }

    private static Fault onceAtItems(FaultAction action) {
        return Fault.of(action).at(Sandbox.GRAPH).method("PUT").path("/items/").when(Occurrence.nth(1));
    }

    /** How long Graph was left alone after it had answered with this status. */
    private Duration quietAfter(int status) {
        List<SeenRequest> all = world.sandbox().graph().traffic().requests();
        int refused = all.stream().map(SeenRequest::status).toList().indexOf(status);
        Instant next = all.get(refused + 1).at();
        return Duration.between(all.get(refused).at(), next);
    }

    private static JsonNode json(byte[] body) {
        try {
            return new JsonMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
