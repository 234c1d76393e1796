package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;

/** Commands against one sandbox whose schedules are indexed already: what they print and how they end. */
class CommandsIT {
    @TempDir
    private static Path folder;

    private static SandboxedCommands commands;
    private static CommandResult firstCrawl;

    @BeforeAll
    static void crawlOnce() throws Exception {
        commands = new SandboxedCommands(folder);
        firstCrawl = commands.run("crawl");
    }

    @AfterAll
    static void closeSandbox() {
        commands.close();
    }

    @AfterEach
    void endTrouble() {
        commands.sandbox.faults().clear();
    }

    @Test
    void crawlEndsWithDoneAndOneLine() {
        assertThat(firstCrawl.exitCode()).as(firstCrawl.err()).isEqualTo(ExitCode.DONE);
        assertThat(firstCrawl.out()).startsWith("crawl 1 full succeeded in ").contains("created 20");
    }

    @Test
    void crawlTellsItsReportAsJsonAndNothingElse() throws Exception {
        CommandResult result = commands.run("crawl", "--json");

        JsonNode report = new JsonMapper().readTree(result.out());
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.path("outcome").asText()).isEqualToIgnoringCase("succeeded");
        assertThat(report.at("/counts/discovered").asInt()).isEqualTo(20);
        assertThat(report.path("duration").asText()).startsWith("PT");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void crawlTakesOnlySoManySchedulesWhenLimited() {
        CommandResult result = commands.run("crawl", "--limit", "2");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("discovered 2,");
    }

    @Test
    void endsWith3WhenPagerDutyRefusesTheSecret() {
        CommandResult result = commands.run("crawl", "-Dpagerduty.client-secret=not-the-secret-at-all");

        assertThat(result.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(result.out()).contains("failed").contains("pagerduty.region");
        assertThat(result.out() + result.err()).doesNotContain("not-the-secret-at-all");
    }

    @Test
    void endsWith4WhenGraphRefusesTheToken() {
        CommandResult result = commands.run("crawl", "-Dgraph.static-token=not-the-token-at-all");

        assertThat(result.exitCode()).isEqualTo(ExitCode.GRAPH);
        assertThat(result.out()).contains("401");
        assertThat(result.out() + result.err()).doesNotContain("not-the-token-at-all");
    }

    @Test
    void endsWith4WhenGraphForbids() {
        commands.sandbox.faults().add(Fault.of(FaultAction.status(403)).at(Sandbox.GRAPH));

        CommandResult result = commands.run("crawl");

        assertThat(result.exitCode()).isEqualTo(ExitCode.GRAPH);
        assertThat(result.out()).contains("403").contains("ExternalConnection.ReadWrite.OwnedBy");
    }

    @Test
    void endsWith5WhenAListingFailed() {
        commands.sandbox
                .faults()
                .add(Fault.of(FaultAction.status(400)).at(Sandbox.PAGERDUTY).path("^/v3/schedules$"));

        CommandResult result = commands.run("crawl");

        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out()).contains("degraded").contains("list failed for shift-based-schedules");
    }

    @Test
    void endsWith5AndSaysHowToApproveWhenDeletionsAreWithheld() {
        commands.sandbox.faults().add(emptyListing());

        CommandResult result = commands.run("crawl");

        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out()).contains("withheld 14").contains("crawl --approve-deletions 14");
    }

    @Test
    void planSaysWhatWouldBeDoneAndWhyAndWritesNothing() throws Exception {
        LayerSchedule renamed = commands.sandbox.account().layerSchedules().get(12);
        commands.sandbox.account().changes().renameSchedule(renamed.id(), "Renamed\tfor\u001b[31m the plan");
        commands.sandbox.graph().traffic().clear();

        CommandResult text = commands.run("plan");
        CommandResult json = commands.run("plan", "--json");

        assertThat(text.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(text.out())
                .contains("update item " + renamed.id() + " \"Renamed for\\u001b[31m the plan\": its content differs")
                .contains("plan succeeded");
        JsonNode plan = new JsonMapper().readTree(json.out());
        assertThat(plan.path("changes"))
                .anySatisfy(change -> assertThat(change.path("id").asText()).isEqualTo(renamed.id()));
        assertThat(commands.sandbox.graph().traffic().requests())
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void planLeavesNoLedgerBehindWhereThereIsNone() {
        Path nowhere = folder.resolve("nowhere");

        CommandResult result = commands.run("plan", "-Dstate.url=jdbc:h2:file:" + nowhere.resolve("ledger"));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("create item ");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void planNamesWhatWouldBeWithheld() {
        commands.sandbox.faults().add(emptyListing());

        CommandResult result = commands.run("plan");

        assertThat(result.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(result.out().lines())
                .filteredOn(line -> line.startsWith("withhold item P"))
                .hasSize(14);
    }

    @Test
    void previewShowsTheItemOfOneScheduleOfEitherKind() throws Exception {
        String layerBased = commands.sandbox.account().layerSchedules().get(0).id();
        String shiftBased = commands.sandbox.account().shiftSchedules().get(0).id();

        CommandResult text = commands.run("preview", layerBased);
        CommandResult json = commands.run("preview", shiftBased, "--json");

        assertThat(text.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(text.out())
                .contains("Item " + layerBased)
                .contains("grant everyone " + commands.sandbox.tenant().id())
                .contains("ScheduleKind = layer-based")
                .contains("On call now: ");
        JsonNode item = new JsonMapper().readTree(json.out());
        assertThat(item.path("id").asText()).isEqualTo(shiftBased);
        assertThat(item.at("/properties/ScheduleKind").asText()).isEqualTo("shift-based");
    }

    @Test
    void previewOfAnUnknownScheduleEndsWith3AndSaysSo() {
        CommandResult result = commands.run("preview", "PNONE00");

        assertThat(result.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(result.err()).contains("PNONE00").contains("404");
        assertThat(result.err().lines()).hasSize(1);
    }

    private static Fault emptyListing() {
        return Fault.of(FaultAction.status(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"schedules\":[],\"limit\":100,\"offset\":0,\"more\":false}"))
                .at(Sandbox.PAGERDUTY)
                .path("^/schedules$");
    }
}
