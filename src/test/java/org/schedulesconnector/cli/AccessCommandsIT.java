package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.sandbox.PrivateSchedule;

/** {@code map-identities} and {@code explain-access} on a sandbox that was crawled once. */
class AccessCommandsIT {
    @TempDir
    private static Path folder;

    private static SandboxedCommands commands;
    private static PrivateSchedule hidden;

    @BeforeAll
    static void crawl() throws IOException {
        commands = new SandboxedCommands(folder);
        commands.set("access.mode", "source");
        hidden = commands.sandbox.privateSchedule().orElseThrow();
        assertThat(commands.run("crawl").exitCode()).isZero();
    }

    @AfterAll
    static void stop() {
        commands.close();
    }

    @Test
    void listsEverybodyTheUnmatchedFirstAndWritesNothing() {
        long before = writes();

        CommandResult listed = commands.run("map-identities");

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).startsWith("not mapped ");
        assertThat(listed.out().lines())
                .hasSize(commands.sandbox.account().users().size() + 1);
        assertThat(listed.out())
                .contains("rule 1 (upn)")
                .contains("rule 2 (mail)")
                .contains("people are mapped.");
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void listsEverybodyAsJson() throws IOException {
        JsonNode users = new ObjectMapper()
                .readTree(commands.run("map-identities", "--json").out());

        assertThat(users).hasSize(commands.sandbox.account().users().size());
        assertThat(users.get(0).path("user").path("id").asText()).isNotBlank();
        assertThat(users.get(0).path("identity").path("status").asText()).isNotEqualTo("MATCHED");
    }

    @Test
    void saysFromTheLedgerWhyAMemberSeesAPrivateSchedule() {
        long before = commands.sandbox.pagerDuty().traffic().total();

        CommandResult explained = explain(hidden.member().email());

        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out())
                .contains(" sees ")
                .contains(hidden.team().name())
                .contains("rule 1 (upn)");
        assertThat(commands.sandbox.pagerDuty().traffic().total()).isEqualTo(before);
    }

    @Test
    void saysWhyAnOutsiderDoesNotSeeAPrivateSchedule() {
        CommandResult explained = explain(hidden.outsider().email());

        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out())
                .contains(" does not see ")
                .contains(hidden.team().name());
    }

    @Test
    void agreesWithTheLedgerWhenBothServicesAreAsked() {
        CommandResult member = explain(hidden.member().email(), "--live");
        CommandResult outsider = explain(hidden.outsider().email(), "--live");

        assertThat(member.out()).contains(" sees ").contains("asked at").doesNotContain("still names others");
        assertThat(outsider.out()).contains(" does not see ");
    }

    @Test
    void explainsAsJson() throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(explain(hidden.member().id(), "--json").out());

        assertThat(answer.path("scheduleId").asText())
                .isEqualTo(hidden.schedule().id());
        assertThat(answer.path("explanation").path("visible").asBoolean()).isTrue();
        assertThat(answer.path("explanation").path("chain")).isNotEmpty();
    }

    @Test
    void namesAPersonOrAScheduleThatIsNotKnown() {
        CommandResult nobody = explain("nobody@kestrel.example");
        CommandResult nothing = commands.run(
                "explain-access",
                "--schedule",
                "PNOTHING",
                "--user",
                hidden.member().email());

        assertThat(nobody.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nobody.err()).contains("nobody@kestrel.example");
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("PNOTHING").contains("Crawl first");
    }

    private static long writes() {
        return commands.sandbox.graph().traffic().requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
    }

    private static CommandResult explain(String user, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "--schedule";
        arguments[1] = hidden.schedule().id();
        arguments[2] = "--user";
        arguments[3] = user;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return commands.run("explain-access", arguments);
    }
}
