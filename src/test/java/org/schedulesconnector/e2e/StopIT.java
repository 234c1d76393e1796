package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/** What becomes of a crawl when the service is stopped, or loses its ledger, in the middle of it. */
@Timeout(60)
class StopIT {
    private CrawlWorld world;

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void removesNobodyFromAGroupWhenStoppedBeforeAllPeopleWereListed() {
        world = CrawlWorld.start(sandbox -> sandbox.size(new AccountSize(20, 0, 250, 14, 12)));
        world.crawl();
        Map<String, StoredGroup> groups = world.ledger().groups().load();
        int people = world.ledger().directory().load().users().size();
        world.forgetTraffic();
        world.whenServed("GET", "^/users$", world::beginToStop);

        RunReport report = world.crawl();

        world.stopConnector();
        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(world.pagerDutyRequests("GET", "^/users$")).hasSize(1);
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.ledger().groups().load()).isEqualTo(groups);
        assertThat(world.ledger().directory().load().users()).hasSize(people);
    }

    @Test
    void failsAndSaysWhyWhenTheLedgerIsLostInTheMiddle() {
        world = CrawlWorld.start();
        world.whenServed("PUT", "/items/", this::loseLedger);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.reason()).contains("ledger file").contains("Repair the database");
        assertThat(report.counts().failed()).isPositive();
        world.stopConnector();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.crawl().counts().unchanged()).isEqualTo(world.items().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyone", "source"})
    void makesTheGroupsThatAnEarlierRunCouldNotMakeTheEmptyOnesToo(String mode) {
        world = CrawlWorld.start();
        world.with("access.mode", mode);
        world.with("access.pilot.users", "0b9f2c5e-6f0e-4f53-9d3b-1f8f0a4c7d21");
        world.fault(Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("POST")
                .path("/groups$"));
        assertThat(world.crawl().counts().created()).isZero();
        world.sandbox().faults().clear();
        world.forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.graphRequests("POST", "/groups$"))
                .hasSize(world.ledger().groups().load().size());
        world.forgetTraffic();
        world.crawl();
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void takesAdvancedPermissionsToBeOnWhenTheAnswerNamesNoAbility() {
        world = CrawlWorld.start();
        world.fault(Fault.of(FaultAction.status(200, Map.of(), "{\"abilities\":{}}"))
                .at(Sandbox.PAGERDUTY)
                .path("^/abilities$"));

        RunReport report = world.crawl();

        assertThat(world.ledger().watermarks().text("access.advanced-permissions"))
                .contains("true");
        assertThat(report.notes()).anyMatch(note -> note.contains("Advanced Permissions are taken to be on"));
    }

    private void loseLedger() {
        world.ledger().close();
    }
}
