package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;

/** What freshness costs for an account of 1,000 layer-based and 20 shift-based schedules and 3,000 people. */
class FreshAccountIT {
    private static final AccountSize LARGE = new AccountSize(1_000, 20, 3_000, 200, 700);

    @Test
    void staysFreshAtAFewRequests() {
        try (CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.size(LARGE)).with("access.mode", "source")) {
            world.crawl();

            idle(world);
            overridden(world);
            handedOver(world);
        }
    }

    private static void idle(CrawlWorld world) {
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.incremental());

        assertThat(report.counts().pagerDutyRequests()).isLessThanOrEqualTo(50);
        assertThat(world.graphWrites()).isEmpty();
    }

    private static void overridden(CrawlWorld world) {
        LayerSchedule schedule = world.account().layerSchedules().get(17);
        String standIn = world.account().users().stream()
                .filter(user -> !world.content(schedule.id()).contains(user.name()))
                .findFirst()
                .orElseThrow()
                .id();
        Instant now = world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        world.changes().addOverride(schedule.id(), standIn, now.minusSeconds(60), now.plus(Duration.ofHours(1)));
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.incremental());

        assertThat(report.counts().pagerDutyRequests()).isLessThanOrEqualTo(50);
        assertThat(writtenItems(world)).containsExactly(schedule.id());
    }

    /** The clock is moved past the hand-offs of forty items or more, all of them on layer-based schedules but two. */
    private static void handedOver(CrawlWorld world) {
        Instant moved = untilFortyAreDue(world);
        world.clock().advance(Duration.between(world.clock().instant(), moved));
        Set<String> due = due(world);
        long shiftBased = world.ledger().items().due(moved).stream()
                .filter(item -> item.kind() == ItemKind.SHIFT_BASED)
                .count();
        world.forgetTraffic();

        world.crawl(CrawlRequest.handOff());

        assertThat(due).hasSizeGreaterThanOrEqualTo(40);
        assertThat(new TreeSet<>(writtenItems(world))).isEqualTo(due);
        assertThat(writtenItems(world)).hasSameSizeAs(due);
        assertThat(world.pagerDutyRequests("GET", "schedules").size()).isLessThanOrEqualTo((int) (10 + shiftBased));
        assertThat(world.pagerDutyRequests("GET", "^/").size())
                .isEqualTo(world.pagerDutyRequests("GET", "schedules").size());
    }

    private static Instant untilFortyAreDue(CrawlWorld world) {
        return world.ledger().items().load().values().stream()
                .map(LedgerItem::nextHandoff)
                .filter(at -> at != null)
                .sorted(Comparator.naturalOrder())
                .skip(39)
                .findFirst()
                .orElseThrow()
                .plusSeconds(1);
    }

    private static Set<String> due(CrawlWorld world) {
        return world.ledger().items().due(world.clock().instant()).stream()
                .map(LedgerItem::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> writtenItems(CrawlWorld world) {
        return world.graphWrites().stream()
                .map(SeenRequest::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }
}
