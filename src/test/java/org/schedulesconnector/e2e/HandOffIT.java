package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.SeenRequest;

/** A run for passed hand-offs, or for one schedule, looks at nothing else. */
class HandOffIT {
    private final CrawlWorld world = CrawlWorld.start().with("access.mode", "source");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void rewritesTheItemsWhoseHandOffHasPassedAndNoOther() {
        world.crawl();
        Set<String> due = moveToNextHandOff();
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.handOff());

        assertThat(report.mode()).isEqualTo(CrawlMode.HAND_OFF);
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(writtenItems()).containsExactlyInAnyOrderElementsOf(due);
        assertThat(world.pagerDutyRequests("GET", "^/(users|teams|audit)")).isEmpty();
        assertThat(world.ledger().items().due(world.clock().instant())).isEmpty();
    }

    @Test
    void leavesNothingForTheNextCrawl() {
        world.crawl();
        moveToNextHandOff();
        world.crawl(CrawlRequest.handOff());
        world.forgetTraffic();

        world.crawl(CrawlRequest.incremental());

        assertThat(writtenItems()).isEmpty();
    }

    @Test
    void listsLayerBasedSchedulesWhenManyAreDue() {
        world.crawl();
        world.clock().advance(Duration.ofDays(2));
        long due = world.ledger().items().due(world.clock().instant()).stream()
                .filter(item -> item.kind() == ItemKind.LAYER_BASED)
                .count();
        world.forgetTraffic();

        world.crawl(CrawlRequest.handOff());

        assertThat(due).isGreaterThan(2);
        assertThat(world.pagerDutyRequests("GET", "^/schedules$")).hasSize(1);
        assertThat(world.pagerDutyRequests("GET", "^/schedules/")).isEmpty();
    }

    @Test
    void readsNothingWhenNoHandOffHasPassed() {
        world.crawl();
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.handOff());

        assertThat(report.counts().pagerDutyRequests()).isZero();
        assertThat(writtenItems()).isEmpty();
    }

    @Test
    void bringsOneScheduleUpToDateOnDemand() {
        world.crawl();
        String id = world.account().shiftSchedules().get(0).id();
        String other = world.account().layerSchedules().get(0).id();
        world.changes().renameSchedule(id, "Renamed");
        world.changes().renameSchedule(other, "Renamed too");
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.sync(id));

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(writtenItems()).containsExactly(id);
        assertThat(world.sandbox().pagerDuty().traffic().requests("GET", "schedules"))
                .hasSize(1);
    }

    @Test
    void saysThatAScheduleIsUnknownAndDeletesNothing() {
        world.crawl();
        String gone = world.account().layerSchedules().get(0).id();
        world.changes().deleteSchedule(gone);

        RunReport report = world.crawl(CrawlRequest.sync(gone));

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.reason()).contains(gone, "Correct the id", "next incremental crawl");
        assertThat(world.items()).containsKey(gone);
    }

    private Set<String> moveToNextHandOff() {
        Instant next = world.ledger().items().load().values().stream()
                .map(LedgerItem::nextHandoff)
                .filter(at -> at != null && at.isAfter(world.clock().instant()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        world.clock().advance(Duration.between(world.clock().instant(), next).plusSeconds(1));
        return world.ledger().items().due(world.clock().instant()).stream()
                .map(LedgerItem::id)
                .collect(Collectors.toSet());
    }

    private List<String> writtenItems() {
        return world.graphWrites().stream()
                .map(SeenRequest::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }
}
