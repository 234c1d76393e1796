package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/** At midnight UTC the windows of the items move on, a part of them at a time. */
class RollOverIT {
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-09-08T23:58:00Z");
    private static final int LAYER_BASED = 60;
    private static final int SHIFT_BASED = 12;

    private final CrawlWorld world =
            CrawlWorld.start(sandbox -> sandbox.size(new AccountSize(LAYER_BASED, SHIFT_BASED, 40, 5, 10)));

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void spreadsTheWritesOverHalfAnHour() {
        crawlBeforeMidnight();
        Set<String> handedOver = new HashSet<>();
        List<String> rolledOver = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            world.clock().advance(Duration.ofMinutes(5));
            world.forgetTraffic();
            world.crawl(CrawlRequest.handOff());
            handedOver.addAll(writtenItems());
            world.forgetTraffic();
            world.crawl(CrawlRequest.incremental());
            assertThat(writtenItems()).hasSizeLessThanOrEqualTo((LAYER_BASED + SHIFT_BASED) / 2);
            rolledOver.addAll(writtenItems());
        }

        assertThat(rolledOver).doesNotHaveDuplicates();
        handedOver.addAll(rolledOver);
        assertThat(handedOver).hasSize(LAYER_BASED + SHIFT_BASED);
    }

    @Test
    void endsWithWhatAFullCrawlMakesOfIt() {
        crawlBeforeMidnight();
        for (int i = 0; i < 7; i++) {
            world.clock().advance(Duration.ofMinutes(5));
            world.crawl(CrawlRequest.incremental());
        }
        Map<String, String> index = index();
        world.forgetTraffic();

        world.crawl();

        assertThat(writtenItems()).isEmpty();
        assertThat(index()).isEqualTo(index);
    }

    @Test
    void neverMovesBackAfterAFullCrawl() {
        crawlBeforeMidnight();
        world.clock().advance(Duration.ofMinutes(5));
        world.crawl();
        world.forgetTraffic();

        world.crawl(CrawlRequest.incremental());

        assertThat(writtenItems()).isEmpty();
        assertThat(world.items().keySet())
                .allMatch(id -> world.property(id, "WindowEnd").equals("2026-09-17T00:00:00Z"));
    }

    @Test
    void movesAllAtOnceWhenToldSo() {
        world.with("crawl.window.roll-over", "0s");
        crawlBeforeMidnight();
        world.clock().advance(Duration.ofMinutes(3));
        world.forgetTraffic();

        world.crawl(CrawlRequest.incremental());

        assertThat(writtenItems()).hasSize(LAYER_BASED + SHIFT_BASED);
    }

    private void crawlBeforeMidnight() {
        world.clock().advance(Duration.between(world.clock().instant(), BEFORE_MIDNIGHT));
        world.crawl();
    }

    private Map<String, String> index() {
        Map<String, String> index = new TreeMap<>();
        world.items().forEach((id, item) -> index.put(id, item.toString()));
        return index;
    }

    private List<String> writtenItems() {
        return world.graphWrites().stream().map(SeenRequest::path).toList();
    }
}
