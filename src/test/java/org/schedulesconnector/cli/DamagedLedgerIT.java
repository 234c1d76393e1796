package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.crawl.ledger.OtherProcess;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/** A ledger file that is damaged or in use: each command names it with the remedy and leaves it as it is, and it can be rebuilt. */
class DamagedLedgerIT {
    private static final String CONNECTION = "pagerdutyschedules";

    @TempDir
    private static Path folder;

    private static SandboxedCommands commands;
    private static Path file;
    private static byte[] intact;

    /** What becomes of the bytes of a file. */
    enum Damage {
        HEADER(bytes -> flipped(bytes, 0, 8_192)),
        EVERYWHERE(bytes -> flipped(bytes, 0, bytes.length)),
        HALF_A_HEADER(bytes -> Arrays.copyOf(bytes, 100)),
        EMPTY(bytes -> new byte[0]),
        NO_H2_FILE(bytes -> "no ledger".repeat(2_000).getBytes()),
        /** H2 may go back to what it wrote before, or find the damage when it reads. */
        MIDDLE(bytes -> flipped(bytes, bytes.length / 4, bytes.length * 3 / 4)),
        TRUNCATED(bytes -> Arrays.copyOf(bytes, bytes.length / 2));

        private static final Set<Damage> SURE = EnumSet.of(HEADER, EVERYWHERE, HALF_A_HEADER, EMPTY, NO_H2_FILE);

        private final UnaryOperator<byte[]> change;

        Damage(UnaryOperator<byte[]> change) {
            this.change = change;
        }

        private static byte[] flipped(byte[] bytes, int from, int to) {
            byte[] damaged = bytes.clone();
            Random random = new Random(from + to);
            for (int i = 0; i < (to - from) / 20 + 1; i++) {
                damaged[from + random.nextInt(Math.min(to, bytes.length) - from)] ^= (byte) (1 + random.nextInt(255));
            }
            return damaged;
        }
    }

    @BeforeAll
    static void crawlOnce() throws IOException {
        commands = new SandboxedCommands(folder);
        file = folder.resolve("ledger.mv.db");
        assertThat(commands.run("crawl").exitCode()).isEqualTo(ExitCode.DONE);
        intact = Files.readAllBytes(file);
    }

    @AfterAll
    static void stopSandbox() {
        commands.close();
    }

    @BeforeEach
    void begin() throws IOException {
        commands.sandbox.faults().clear();
        for (Path left : files()) {
            Files.delete(left);
        }
        Files.write(file, intact);
    }

    @ParameterizedTest
    @EnumSource
    void isNamedByEachCommandAndLeftAsItIs(Damage damage) throws IOException {
        byte[] damaged = damage.change.apply(intact);
        Files.write(file, damaged);

        for (List<String> command : Damage.SURE.contains(damage) ? commands() : List.of(List.of("plan"))) {
            CommandResult result = run(command);

            String what = String.join(" ", command) + ": " + result.err();
            assertThat(result.err()).as(what).doesNotContain("\tat ");
            if (result.exitCode() == ExitCode.INTERNAL || Damage.SURE.contains(damage)) {
                assertThat(result.exitCode()).as(what).isEqualTo(ExitCode.INTERNAL);
                assertThat(result.out() + result.err()).as(what).contains(file.toString(), "ledger rebuild");
            }
            if (Damage.SURE.contains(damage)) {
                assertThat(Files.readAllBytes(file)).as(what).isEqualTo(damaged);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRebuiltByAFullCrawlAndKeptUnderAnotherName(Damage damage) throws IOException {
        byte[] damaged = damage.change.apply(intact);
        Files.write(file, damaged);

        CommandResult result = commands.run("ledger", "rebuild", "--yes");

        int schedules = commands.sandbox.account().schedules().size();
        boolean sure = Damage.SURE.contains(damage);
        assertThat(result.exitCode()).as(result.err()).isIn(sure ? List.of(5) : List.of(0, 5));
        assertThat(result.out()).contains("crawl 1 full succeeded").contains("created " + schedules);
        assertThat(result.err().contains("purge --confirm " + CONNECTION)).isEqualTo(result.exitCode() == 5);
        assertThat(commands.sandbox.tenant().items(CONNECTION)).hasSizeGreaterThanOrEqualTo(schedules);
        assertThat(Files.readAllBytes(aside())).isEqualTo(damaged);
        assertThat(commands.run("crawl").out())
                .contains("crawl 2 full succeeded")
                .contains("unchanged " + schedules);
    }

    @Test
    void leavesNoOrphanBehindWhenTheFormerLedgerCanBeRead() throws IOException {
        String copy = copied();
        assertThat(commands.run("crawl").exitCode()).isEqualTo(ExitCode.DONE);
        commands.sandbox.account().changes().deleteSchedule(copy);

        CommandResult result = commands.run("ledger", "rebuild", "--yes");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).contains("deleted 1");
        assertThat(commands.sandbox.tenant().items(CONNECTION)).doesNotContainKey(copy);
        assertThat(aside()).exists();
    }

    @Test
    void leavesNoOrphanBehindWhenGraphListsItsItems() throws IOException {
        String copy = copied();
        assertThat(commands.run("crawl").exitCode()).isEqualTo(ExitCode.DONE);
        commands.sandbox.account().changes().deleteSchedule(copy);
        Files.write(file, new byte[100]);
        commands.sandbox
                .faults()
                .add(Fault.of(FaultAction.status(200, Map.of("Content-Type", "application/json"), listing()))
                        .at(Sandbox.GRAPH)
                        .method("GET")
                        .path("/items$"));

        CommandResult result = commands.run("ledger", "rebuild", "--yes");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).contains("Graph holds 21 items");
        assertThat(result.out()).contains("deleted 1");
        assertThat(commands.sandbox.tenant().items(CONNECTION)).doesNotContainKey(copy);
    }

    private static String copied() {
        String first = commands.sandbox.account().layerSchedules().get(0).id();
        return commands.sandbox.account().changes().copySchedule(first, "Copy");
    }

    private static String listing() {
        return commands.sandbox.tenant().items(CONNECTION).keySet().stream()
                .map(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    @Test
    void isNamedAndNotRebuiltWhileAnotherProcessHasIt() throws Exception {
        try (OtherProcess service = OtherProcess.startOn("jdbc:h2:file:" + folder.resolve("ledger"))) {
            for (List<String> command : commands()) {
                CommandResult result = run(command);

                assertThat(result.exitCode()).as(command + result.err()).isEqualTo(ExitCode.INTERNAL);
                assertThat(result.err()).contains(file.toString(), "Another process has it open");
            }
            CommandResult rebuild = commands.run("ledger", "rebuild", "--yes");

            assertThat(rebuild.exitCode()).isEqualTo(ExitCode.INTERNAL);
            assertThat(rebuild.err()).contains(file.toString(), "Stop the service");
            assertThat(files()).containsExactly(file);
        }
    }

    @Test
    void isNotRebuiltUnlessSomebodySaidYes() throws IOException {
        CommandResult result = commands.run("ledger", "rebuild");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--yes");
        assertThat(files()).containsExactly(file);
    }

    private static List<List<String>> commands() {
        return List.of(
                List.of("crawl"),
                List.of("run", "-Doperations.enabled=false"),
                List.of("sync", "PABC123"),
                List.of("plan"),
                List.of("preview", "PABC123"),
                List.of("map-identities"),
                List.of("explain-access", "--schedule", "PABC123", "--user", "ana@kestrel.example"),
                List.of("purge", "--confirm", CONNECTION));
    }

    private static CommandResult run(List<String> command) {
        return commands.run(command.get(0), command.subList(1, command.size()).toArray(String[]::new));
    }

    private static Path aside() throws IOException {
        List<Path> others = files().stream().filter(path -> !path.equals(file)).toList();
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().endsWith(".db")).toList();
        }
    }
}
