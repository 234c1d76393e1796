package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.outbound.TestProxy;

/** Each service is reached through its own proxy, if it has one, by settings alone. */
class ProxiesIT {
    @Test
    void theProxyOfOneServiceServesNoOther() {
        try (CrawlWorld world = CrawlWorld.start();
                TestProxy ofPagerDuty = new TestProxy();
                TestProxy ofGraph = new TestProxy()) {
            world.with("pagerduty.proxy", ofPagerDuty.address().toString())
                    .with("graph.proxy", ofGraph.address().toString());
            assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);
            world.with("graph.proxy", null);
            assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);

            assertThat(ofGraph.asked())
                    .isNotEmpty()
                    .allMatch(line ->
                            line.contains(address(world.sandbox().graph().url())));
            assertThat(ofPagerDuty.asked())
                    .isNotEmpty()
                    .allMatch(line ->
                            line.contains(address(world.sandbox().pagerDuty().url())));
            assertThat(world.sandbox().pagerDuty().traffic().total()).isZero();
            assertThat(world.sandbox().graph().traffic().total()).isNotZero();
        }
    }

    private static String address(URI service) {
        return "http://" + service.getAuthority() + "/";
    }
}
