package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.sandbox.ContractRecorder;
import org.schedulesconnector.sandbox.pagerduty.ListRendering;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;

/** Everything that the connector asks, and everything that the sandbox answers, is as both services document it. */
class ContractsIT {
    @Test
    void keepsToBothDocumentsThroughCrawlsRemovalAndPurge() {
        ContractRecorder recorder = ContractRecorder.orSkip();
        try (CrawlWorld world = CrawlWorld.start()) {
            world.sandbox().listen(recorder);
            assertThat(world.plan().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
            assertThat(world.crawl().counts().created()).isEqualTo(20);
            world.changes()
                    .deleteSchedule(world.account().layerSchedules().get(0).id());
            world.changes()
                    .renameSchedule(world.account().layerSchedules().get(1).id(), "Renamed");
            world.changes()
                    .upgradeToShiftBased(world.account().layerSchedules().get(2).id());
            assertThat(world.crawl().counts().deleted()).isEqualTo(1);
            world.purge();
        }

        assertThat(recorder.recorded()).isGreaterThan(80);
        assertThat(recorder.requestViolations()).isEmpty();
        assertThat(recorder.answerViolations()).isEmpty();
        assertThat(recorder.unknownKinds()).isEqualTo(List.of("pagerduty POST /oauth/token"));
    }

    @Test
    void keepsToTheDocumentWhenSchedulesAreReadOneByOne() {
        ContractRecorder recorder = ContractRecorder.orSkip();
        PagerDutyOptions unrendered = PagerDutyOptions.builder()
                .listRendering(ListRendering.EMPTY)
                .explicitNulls(false)
                .build();
        try (CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.pagerDutyOptions(unrendered))) {
            world.sandbox().listen(recorder);
            world.crawl();
        }

        assertThat(recorder.requestViolations()).isEmpty();
        assertThat(recorder.answerViolations()).isEmpty();
    }
}
