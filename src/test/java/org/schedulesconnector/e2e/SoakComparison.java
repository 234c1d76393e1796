package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.cli.SecondConnector;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/** Holds a connection that many runs have written against one that a single full crawl makes from nothing. */
final class SoakComparison implements AutoCloseable {
    private static final String FRESH = "fresh";

    private final CrawlWorld world;
    private final SecondConnector second;

    SoakComparison(CrawlWorld world) {
        this.world = world;
        this.second = world.beside(FRESH);
    }

    void assertEqualToAFreshCrawl(String when) {
        RunReport report = second.crawlAfresh();

        assertThat(report.outcome()).as(when + ": " + report.toLine()).isEqualTo(RunOutcome.SUCCEEDED);
        Map<String, ObjectNode> expected = world.sandbox().tenant().items(FRESH);
        assertThat(world.items().keySet()).as(when + ": items").isEqualTo(expected.keySet());
        expected.forEach((id, item) ->
                assertThat(world.item(id).toPrettyString()).as(when + ": " + id).isEqualTo(item.toPrettyString()));
        assertThat(groups(CrawlWorld.CONNECTION)).as(when + ": groups").isEqualTo(groups(FRESH));
    }

    private Map<String, Set<String>> groups(String connection) {
        Map<String, Set<String>> groups = new TreeMap<>();
        world.sandbox().tenant().groups(connection).forEach((id, members) -> groups.put(id, members.keySet()));
        return groups;
    }

    @Override
    public void close() {
        second.close();
    }
}
