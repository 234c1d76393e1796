package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;

/** What a crawl does when PagerDuty has trouble. */
class PagerDutyTroubleIT {
    private static final int ITEMS = 20;
    private static final AccountSize THREE_PAGES = new AccountSize(230, 4, 60, 14, 12);

    private CrawlWorld world;

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void renewsARevokedTokenOnceInMidCrawl() {
        world = CrawlWorld.start();
        world.whenServed("GET", "^/users$", world.sandbox().pagerDutyService()::revokeTokens);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(world.sandbox().pagerDutyService().tokensIssued()).isEqualTo(2);
        assertThat(refused())
                .as("no more than were on their way at the same time")
                .hasSizeBetween(1, 2)
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(401));
    }

    @Test
    void renewsATokenThatExpiresInMidCrawlBeforeItIsRefused() {
        PagerDutyOptions anHour =
                PagerDutyOptions.builder().tokenLifetime(Duration.ofHours(1)).build();
        world = CrawlWorld.start(sandbox -> sandbox.pagerDutyOptions(anHour));
        world.whenServed("GET", "^/schedules$", () -> world.clock().advance(Duration.ofMinutes(61)));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.sandbox().pagerDutyService().tokensIssued()).isEqualTo(2);
        assertThat(refused()).isEmpty();
    }

    @Test
    void keepsThePagerDutyWaitInFullWhenThrottled() {
        Map<String, String> headers =
                Map.of("ratelimit-limit", "960", "ratelimit-remaining", "0", "ratelimit-reset", "1");
        world = CrawlWorld.start().fault(onceAt("^/schedules$", FaultAction.status(429, headers)));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(report.counts().waits()).isPositive();
        assertThat(quietAfter(429)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void backsOffWhenThrottledWithoutAWord() {
        world = CrawlWorld.start().fault(onceAt("^/schedules$", FaultAction.status(429, Map.of(), "")));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(quietAfter(429)).isGreaterThanOrEqualTo(CrawlWorld.PAGERDUTY_BACKOFF.multipliedBy(4));
    }

    @Test
    void asksAgainForWhatArrivedInHalf() {
        Fault cutPage = onceAt("^/schedules$", FaultAction.cutJson());
        Fault brokenPage = onceAt("^/users$", FaultAction.truncated());
        Fault cutDetail = onceAt("^/v3/schedules/", FaultAction.cutJson());
        Fault reset = onceAt("^/teams$", FaultAction.reset());
        world = CrawlWorld.start()
                .fault(cutPage)
                .fault(brokenPage)
                .fault(cutDetail)
                .fault(reset);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.items()).hasSize(ITEMS);
        assertThat(List.of(cutPage, brokenPage, cutDetail, reset))
                .allMatch(fault -> world.sandbox().faults().struck(fault) == 1);
        assertThat(world.pagerDutyRequests("GET", "^/schedules$")).hasSize(2);
    }

    @Test
    void writesTheRestAndDeletesNothingWhenAListingFailsOnItsThirdPage() {
        world = CrawlWorld.start(sandbox -> sandbox.size(THREE_PAGES));
        world.crawl();
        String vanished = world.account().layerSchedules().get(3).id();
        String onPageOne = world.account().layerSchedules().get(0).id();
        String onPageThree = world.account().layerSchedules().get(229).id();
        String shiftBased = world.account().shiftSchedules().get(0).id();
        world.changes().deleteSchedule(vanished);
        List.of(onPageOne, onPageThree, shiftBased)
                .forEach(id -> world.changes().renameSchedule(id, "Renamed " + id));
        world.fault(Fault.of(FaultAction.status(500))
                .at(Sandbox.PAGERDUTY)
                .path("^/schedules$")
                .when(Occurrence.after(2)));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.source()).isEqualTo(FailureSource.PAGERDUTY);
            assertThat(failure.status()).isEqualTo(500);
        });
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.items()).hasSize(234).containsKey(vanished);
        assertThat(world.property(onPageOne, "Name")).startsWith("Renamed");
        assertThat(world.property(shiftBased, "Name")).startsWith("Renamed");
        assertThat(world.property(onPageThree, "Name")).doesNotStartWith("Renamed");

        world.sandbox().faults().clear();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.items()).hasSize(233).doesNotContainKey(vanished);
        assertThat(world.property(onPageThree, "Name")).startsWith("Renamed");
    }

    @Test
    void oneScheduleThatCannotBeReadStopsNoOther() {
        world = CrawlWorld.start();
        String broken = world.account().shiftSchedules().get(0).id();
        Fault fault = Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/v3/schedules/" + broken);
        world.fault(fault);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().created()).isEqualTo(ITEMS - 1);
        assertThat(world.ledger().failures().subjects()).containsExactly(broken);

        world.sandbox().faults().clear();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.items()).containsKey(broken);
        assertThat(world.ledger().failures().subjects()).isEmpty();
    }

    @Test
    void failsAtOnceWithAClearReasonWhenTheSecretIsWrong() {
        world = CrawlWorld.start().with("pagerduty.client-secret", "not-the-secret-at-all");

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy().source()).isEqualTo(FailureSource.PAGERDUTY);
        assertThat(report.reason()).contains("/oauth/token").contains("pagerduty.region");
        assertThat(world.items()).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "")).isEmpty();
    }

    private static Fault onceAt(String path, FaultAction action) {
        return Fault.of(action).at(Sandbox.PAGERDUTY).path(path).when(Occurrence.nth(1));
    }

    private List<SeenRequest> refused() {
        return world.sandbox().pagerDuty().traffic().requests().stream()
                .filter(request -> request.status() >= 400)
                .toList();
    }

    /** How long PagerDuty was left alone after it had answered with this status. */
    private Duration quietAfter(int status) {
        List<SeenRequest> all = world.sandbox().pagerDuty().traffic().requests();
        int refused = all.stream().map(SeenRequest::status).toList().indexOf(status);
        Instant next = all.get(refused + 1).at();
        return Duration.between(all.get(refused).at(), next);
    }
}
