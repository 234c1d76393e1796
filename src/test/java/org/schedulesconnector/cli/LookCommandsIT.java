package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/** The commands that only look, where no service runs: status, history, failures and verify. */
class LookCommandsIT {
    private static final String CONNECTION = "pagerdutyschedules";

    @TempDir
    private Path folder;

    private SandboxedCommands commands;

    @BeforeEach
    void startSandbox() throws Exception {
        commands = new SandboxedCommands(folder);
    }

    @AfterEach
    void stopSandbox() {
        commands.close();
    }

    @Test
    void sayThatNothingHasHappenedYetAndMakeNoLedger() {
        assertThat(look("status").out()).contains("No service answers at http://127.0.0.1:", "none has ended yet");
        assertThat(look("history").out()).isEqualTo("No run yet.\n");
        assertThat(look("failures").out()).isEqualTo("Nothing has failed that has not healed.\n");
        assertThat(folder.resolve("ledger.mv.db")).doesNotExist();
    }

    @Test
    void tellTheRunsOfTheLedgerAndOneOfThemInFull() throws Exception {
        commands.run("crawl");
        commands.run("crawl", "--incremental");

        CommandResult status = look("status");
        CommandResult history = look("history");
        CommandResult first = look("history", "1");
        CommandResult none = look("history", "99");

        assertThat(status.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(status.out()).contains("State      not-running", "Last run   succeeded, ended ", " ago (");
        List<String> lines = history.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("2  incremental").contains("succeeded");
        assertThat(lines.get(2)).contains("1  full").contains("succeeded").contains("20");
        assertThat(first.out())
                .startsWith("Run 1, full, succeeded, saw the whole account")
                .contains("created            20")
                .contains("note: ");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("There is no run 99");
        JsonNode runs =
                new JsonMapper().readTree(look("history", "--json").out()).path("runs");
        assertThat(runs.findValuesAsText("mode")).containsExactly("incremental", "full");
    }

    @Test
    void listWhatFailedWithItsRemedyUntilItHeals() {
        String id = commands.sandbox.account().layerSchedules().get(0).id();
        Fault refused = Fault.of(FaultAction.status(400))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path("/items/" + id + "$");
        commands.sandbox.faults().add(refused);
        commands.run("crawl");

        CommandResult failures = look("failures");
        assertThat(failures.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(failures.out())
                .contains(id + " \"", "publish failed (invalid-item, request id ", "To do: ", "Failed once, first ");
        assertThat(look("status").exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(look("status").out()).contains("Last run   degraded", "Failures   1 not healed");

        commands.sandbox.faults().clear();
        commands.run("crawl");
        assertThat(look("failures").exitCode()).isEqualTo(ExitCode.DONE);

        commands.sandbox.account().changes().renameSchedule(id, "Renamed");
        commands.sandbox.faults().add(refused);
        commands.run("crawl");
        assertThat(look("plan").out())
                .contains("update item " + id + " \"Renamed\": Graph did not confirm its last write");
    }

    @Test
    void verifyTellsWhatIsStaleMissingAndLeftOver() throws Exception {
        String edited = commands.sandbox.account().layerSchedules().get(0).id();
        String deleted = commands.sandbox.account().changes().copySchedule(edited, "Left over");
        commands.run("crawl");
        CommandResult fine = look("verify");
        String lost = commands.sandbox.account().layerSchedules().get(2).id();
        String copied = commands.sandbox.account().changes().copySchedule(edited, "Copy");
        commands.sandbox.account().changes().renameSchedule(edited, "Renamed");
        commands.sandbox.account().changes().deleteSchedule(deleted);
        commands.sandbox.tenant().loseItem(CONNECTION, lost);
        commands.sandbox.graph().traffic().clear();

        CommandResult text = look("verify");
        JsonNode json = new JsonMapper().readTree(look("verify", "--json").out());
        CommandResult sample = look("verify", "--sample", "3");

        assertThat(fine.exitCode()).as(fine.out()).isEqualTo(ExitCode.DONE);
        assertThat(fine.out()).isEqualTo("OK 21, STALE 0, MISSING 0, ORPHAN 0; read back from Graph: 21 of 21.\n");
        assertThat(text.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(text.out())
                .contains("STALE item " + edited + " \"Renamed\": its content differs")
                .contains("MISSING item " + copied + " \"Copy\": Graph holds no item of this schedule yet")
                .contains("MISSING item " + lost)
                .contains("although it had accepted it")
                .contains("ORPHAN item " + deleted)
                .contains("OK 18, STALE 1, MISSING 2, ORPHAN 1; read back from Graph: 19 of 21.");
        assertThat(json.path("ok").asInt()).as(json.toPrettyString()).isEqualTo(18);
        assertThat(json.path("found").findValuesAsText("state"))
                .containsExactly("MISSING", "MISSING", "STALE", "ORPHAN");
        assertThat(sample.out()).contains("read back from Graph: 3 of 21.");
        assertThat(commands.sandbox.graph().traffic().requests())
                .allMatch(request -> request.method().equals("GET"));
        assertThat(look("verify", "--sample", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void questionsAreAnsweredFromTheTextOfTheItems() throws Exception {
        CommandResult before = look("questions");
        commands.run("crawl");
        String id = commands.sandbox.account().layerSchedules().get(0).id();

        CommandResult text = look("questions", "--limit", "2");
        CommandResult team = look("questions", "--team", "database", "--limit", "50");
        CommandResult person = look("questions", "--person", "søren clarke", "--limit", "50");
        JsonNode one = new JsonMapper().readTree(look("questions", id, "--json").out());

        assertThat(before.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(before.out()).contains("Crawl first");
        assertThat(text.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(text.out().lines().filter(line -> line.endsWith("?") || line.startsWith("    ")))
                .hasSizeGreaterThan(8 * 3);
        assertThat(text.out())
                .contains("Who is on call right now?", "n call now")
                .doesNotContain("does not say");
        assertThat(team.out()).contains("(" + id + ")").doesNotContain("Payments Primary");
        assertThat(person.out()).contains("(" + id + ")", "Søren Clarke").doesNotContain("Platform Follow the Sun");
        assertThat(one.findValuesAsText("schedule")).hasSize(8).containsOnly(id);
        assertThat(one.get(0).path("lines").get(0).asText())
                .isEqualTo(commands.sandbox
                        .tenant()
                        .items(CONNECTION)
                        .get(id)
                        .path("content")
                        .path("value")
                        .asText()
                        .lines()
                        .filter(line -> line.startsWith("On call now:"))
                        .findFirst()
                        .orElseThrow());
    }

    /** No service is asked: whatever runs on this machine is none of the test's. */
    private CommandResult look(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-Doperations.port=1");
        return commands.run(command, all.toArray(String[]::new));
    }
}
