package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/** What a crawl of a large account costs. */
class LargeAccountIT {
    private static final AccountSize LARGE = new AccountSize(1000, 20, 3000, 200, 120);
    private static final int ITEMS = 1020;

    /** Pages of schedules, list and details of the shift-based, pages of users, of teams, and some to spare for policies. */
    private static final int MOST_REQUESTS = 10 + 1 + 20 + 30 + 2 + 8;

    @Test
    void readsByTheHundredAndWritesOnlyWhatDiffers() {
        try (CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.size(LARGE))) {
            RunReport first = world.crawl();

            assertThat(first.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            assertThat(first.counts().created()).isEqualTo(ITEMS);
            assertThat(readsWithoutAudit(world)).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
            assertThat(world.graphRequests("PUT", "/items/")).hasSize(ITEMS);
            assertThat(world.items()).hasSize(ITEMS);

            world.forgetTraffic();
            RunReport second = world.crawl();

            assertThat(second.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            assertThat(second.counts().unchanged()).isEqualTo(ITEMS);
            assertThat(world.graphWrites()).isEmpty();
            assertThat(readsWithoutAudit(world)).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
        }
    }

    private static List<SeenRequest> readsWithoutAudit(CrawlWorld world) {
        Predicate<SeenRequest> audit = request -> request.path().startsWith("/audit/");
        return world.pagerDutyRequests("GET", "").stream()
                .filter(audit.negate())
                .toList();
    }
}
