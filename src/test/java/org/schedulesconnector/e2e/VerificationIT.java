package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;

/** What a full crawl does beyond reading everything: it looks whether Graph still holds what it accepted, and tidies up. */
class VerificationIT {
    private static final int ITEMS = 20;

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
    void findsEverythingAsGraphAcceptedItAndWritesNothing() {
        RunReport report = world.crawl();

        assertThat(report.counts().verified()).isEqualTo(ITEMS);
        assertThat(report.counts().unchanged()).isEqualTo(ITEMS);
        assertThat(report.notes()).noneMatch(note -> note.contains("read back"));
        assertThat(readBack()).hasSize(ITEMS);
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void takesASampleAndEachCrawlAnother() {
        world.with("crawl.full.verify-sample", "5");

        world.crawl();
        Set<String> first = readBack();
        world.forgetTraffic();
        RunReport report = world.crawl();

        assertThat(first).hasSize(5);
        assertThat(readBack()).hasSize(5).isNotEqualTo(first);
        assertThat(report.counts().verified()).isEqualTo(5);
    }

    @Test
    void verifiesNothingInOtherRunsAndWhenSwitchedOff() {
        world.crawl(CrawlRequest.incremental());
        world.plan();
        world.with("crawl.full.verify-sample", "0").crawl();

        assertThat(readBack()).isEmpty();
    }

    @Test
    void writesAnItemAgainThatGraphHasLost() {
        String lost = world.items().firstKey();
        ObjectNode before = world.item(lost);
        world.sandbox().tenant().loseItem(CrawlWorld.CONNECTION, lost);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(report.counts().unchanged()).isEqualTo(ITEMS - 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("1 were missing (" + lost + ")"));
        assertThat(world.item(lost)).isEqualTo(before);
        assertThat(world.ledger().items().find(lost).orElseThrow().crawlId()).isEqualTo(report.crawlId());
        assertThat(world.crawl().notes()).noneMatch(note -> note.contains("missing"));
    }

    @Test
    void writesAnItemAgainThatSomebodyChanged() {
        String changed = world.items().lastKey();
        ObjectNode before = world.item(changed);
        ObjectNode other = before.deepCopy();
        other.withObject("/properties").put("Name", "Nobody's name");
        other.putArray("acl")
                .addObject()
                .put("type", "everyone")
                .put("value", "everyone")
                .put("accessType", "deny");
        put(changed, other);
        assertThat(world.property(changed, "Name")).isEqualTo("Nobody's name");

        RunReport report = world.crawl();

        assertThat(report.counts().updated()).isEqualTo(1);
        assertThat(report.notes())
                .anyMatch(note -> note.contains("1 differed (" + changed + ": who may see it, Name)"));
        assertThat(world.item(changed)).isEqualTo(before);
        assertThat(world.graphRequests("PUT", "/items/")).hasSize(2);
    }

    @Test
    void keepsTheFailureOfAnItemThatCouldNotBeWrittenAgain() {
        String lost = world.items().firstKey();
        world.sandbox().tenant().loseItem(CrawlWorld.CONNECTION, lost);
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path("/items/" + lost));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.counts().unchanged()).isEqualTo(ITEMS - 1);
        assertThat(world.ledger().failures().subjects()).containsExactly(lost);
    }

    @Test
    void saysThatItemsCouldNotBeReadBackAndGoesOn() {
        String unread = world.items().firstKey();
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("GET")
                .path("/items/" + unread));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().verified()).isEqualTo(ITEMS - 1);
        assertThat(report.counts().unchanged()).isEqualTo(ITEMS);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 items could not be read back from Graph"));
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void makesTheNextCrawlWriteEverythingWhenMostOfTheSampleIsMissing() {
        world.with("crawl.full.verify-sample", "4");
        List<String> all = List.copyOf(world.items().keySet());
        all.forEach(id -> world.sandbox().tenant().loseItem(CrawlWorld.CONNECTION, id));

        RunReport found = world.crawl();
        RunReport next = world.crawl(CrawlRequest.incremental());

        assertThat(found.counts().created()).isEqualTo(4);
        assertThat(found.notes()).anyMatch(note -> note.contains("next crawl writes every item again"));
        assertThat(next.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(next.counts().updated()).isEqualTo(ITEMS);
        assertThat(world.items()).containsOnlyKeys(all);
    }

    @Test
    void forgetsTheRunsOfThreeMonthsAgo() {
        world.crawl();
        world.clock().advance(Duration.ofDays(91));

        RunReport report = world.crawl();

        assertThat(world.ledger().crawls().latest(10))
                .extracting(CrawlRecord::id)
                .containsExactly(report.crawlId());
    }

    private Set<String> readBack() {
        return world.graphRequests("GET", "/items/").stream()
                .map(SeenRequest::path)
                .collect(Collectors.toSet());
    }

    /** Another application writes to our connection. */
    private void put(String itemId, ObjectNode item) {
        item.remove("id");
        item.remove(item.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("@odata"))
                .toList());
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.sandbox().graph().url() + "/v1.0/external/connections/" + CrawlWorld.CONNECTION
                                + "/items/" + itemId))
                .header("Authorization", "Bearer " + world.sandbox().tenant().token())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(item.toString()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }
}
