package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.TenantLimits;

/**
 * The trouble that Microsoft lists for its hosted connector, provoked here: the rows of the page for PagerDuty Schedules, and the error
 * codes of all connectors. For each, which command shows it and the sentence that says so. docs/troubleshooting.md has the same rows.
 */
class HostedTroubleIT {
    private static final String CONNECTION = "pagerdutyschedules";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** 32 bytes that nobody uses. */
    private static final String KEY = "n1wqSgPp0hC5l0nUoZQ3z6v8eX0bJtYk3m2cRr7uQxA=";

    @TempDir
    private static Path folder;

    private static SandboxedCommands commands;
    private static SandboxedCommands full;
    private static CommandResult withoutRoom;

    /**
     * A crawl that is well, and one in which each schedule has its own trouble. Then in another tenant one that finds no room for the
     * connection, and one that finds none for a group or a second member.
     */
    @BeforeAll
    static void crawl() throws IOException {
        commands = new SandboxedCommands(
                Files.createDirectory(folder.resolve("account")),
                Sandbox.builder().size(new AccountSize(5, 1, 12, 2, 1)).start());
        commands.set("access.mode", "source");
        commands.set("operations.port", "1");
        commands.run("crawl");
        List<String> ids = ids();
        ids.forEach(id -> commands.sandbox.account().changes().renameSchedule(id, "Renamed " + id));
        AccountUser outsider = commands.sandbox.account().users().stream()
                .filter(user -> user.role().equals("limited_user"))
                .findFirst()
                .orElseThrow();
        commands.sandbox.account().changes().setUserRole(outsider.id(), "admin");
        add(item(FaultAction.full(), ids.get(0)));
        add(item(FaultAction.status(400), ids.get(1)));
        add(item(FaultAction.status(413), ids.get(2)));
        add(item(FaultAction.throttled(Duration.ofSeconds(1)), ids.get(3)).when(Occurrence.nth(1)));
        add(graph(FaultAction.status(400), "/groups/pdadmins/members$").method("POST"));
        add(pagerDuty(FaultAction.status(403), "^/v3/schedules/" + shiftBased() + "$"));
        commands.run("crawl");
        commands.sandbox.faults().clear();

        full = new SandboxedCommands(
                Files.createDirectory(folder.resolve("full")),
                Sandbox.builder()
                        .size(new AccountSize(2, 0, 12, 2, 1))
                        .tenantLimits(TenantLimits.published().groupMembers(1))
                        .start());
        full.set("access.mode", "source");
        full.set("operations.port", "1");
        full.sandbox.faults().add(graph(FaultAction.full(), "/external/connections$"));
        full.run("crawl");
        withoutRoom = full.run("status");
        full.sandbox.faults().clear();
        full.sandbox.faults().add(graph(FaultAction.full(), "/groups$").when(Occurrence.nth(1)));
        full.sandbox
                .faults()
                .add(graph(FaultAction.throttled(Duration.ofSeconds(1)), "/groups$")
                        .when(Occurrence.nth(2)));
        full.run("crawl");
    }

    @AfterAll
    static void stop() {
        commands.close();
        full.close();
    }

    @AfterEach
    void endTrouble() {
        commands.sandbox.faults().clear();
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("malformed request")
                        .by("check", "-Dpagerduty.base-url=https://api.eu.pagerduty.com")
                        .tells("is the address of region eu, but pagerduty.region is us"),
                row("PagerDuty not reached", "1000")
                        .by("check", "-Dpagerduty.base-url=http://127.0.0.1:" + FreePort.find())
                        .tells("no connection can be made"),
                row("credentials refused", "1002")
                        .by("check", "-Dpagerduty.client-secret=nonsense-of-some-length")
                        .tells("Check pagerduty.client-id and pagerduty.client-secret"),
                row("scopes missing")
                        .when(token("as_account-us.kestrel users.read teams.read"))
                        .by("check")
                        .tells("was not granted schedules.read"),
                row("authorization expired", "1005")
                        .by("check", "-Dpagerduty.auth=oauth-user", "-Dstate.encryption-key=" + KEY)
                        .tells("Run `authorize`"),
                row("redirect mismatch")
                        .by(
                                "authorize",
                                "--timeout",
                                "1",
                                "--port",
                                Integer.toString(FreePort.find()),
                                "-Dpagerduty.auth=oauth-user",
                                "-Dstate.encryption-key=" + KEY)
                        .tells("register the redirect URL above with the app, in these very letters"),
                row("app of another kind")
                        .when(pagerDuty(
                                FaultAction.status(400, JSON, "{\"error\":\"unauthorized_client\"}"), "^/oauth/token$"))
                        .by("check")
                        .tells("must be a Scoped OAuth app"),
                row("nothing indexed")
                        .when(nothing("^/schedules$"), nothing("^/v3/schedules$"))
                        .by("check")
                        .tells("PagerDuty schedules: there is none"),
                row("nothing indexed")
                        .by("plan", "-Dcrawl.include.names=No such name")
                        .tells("excluded 6"),
                row("only some indexed")
                        .when(pagerDuty(
                                FaultAction.status(
                                        200, JSON, "{\"user\":{\"name\":\"Ana\",\"role\":\"limited_user\"}}"),
                                "^/users/me$"))
                        .by("check", "-Dpagerduty.auth=api-token", "-Dpagerduty.api-token=sandbox-owner-token")
                        .tells("schedules of private teams of others are not indexed"),
                row("PagerDuty's rate limit", "1001")
                        .when(pagerDuty(FaultAction.throttled(Duration.ofSeconds(30)), "^/users$"))
                        .by("check")
                        .tells("Lower pagerduty.requests-per-minute"),
                row("seen by too many")
                        .by("check", "-Daccess.mode=everyone")
                        .tells("everyone in the tenant sees every schedule (access.mode=everyone)"),
                row("seen by too few", "2006").by("map-identities").tells("no Entra account was found"),
                row("Advanced Permissions not enforced")
                        .when(pagerDuty(FaultAction.status(200, JSON, "{\"abilities\":[\"teams\"]}"), "^/abilities$"))
                        .by("check")
                        .tells("Advanced Permissions: off in this account"),
                row("1003").by("failures").tells("Give the Scoped OAuth app schedules.read"),
                row("1009").by("failures").tells("publish failed (quota"),
                row("1009").when(state("limitExceeded")).by("check").tells("its quota of items is used up"),
                row("1012").by("check", "-Dpagerduty.auth=basic").tells("pagerduty.auth"),
                row("1015")
                        .by("check", "-Dgraph.static-token=" + token(Set.of("ExternalConnection.ReadWrite.OwnedBy")))
                        .tells("it lacks ExternalItem.ReadWrite.OwnedBy"),
                row("1016")
                        .by(
                                "check",
                                "-Dgraph.static-token="
                                        + token(Set.of(
                                                "ExternalConnection.ReadWrite.OwnedBy",
                                                "ExternalItem.ReadWrite.OwnedBy")))
                        .tells("Consent to User.Read.All"),
                row("1017")
                        .by("check", "-Dgraph.base-url=http://127.0.0.1:" + FreePort.find() + "/v1.0")
                        .tells("Microsoft Graph 127.0.0.1: no connection can be made"),
                row("1019")
                        .when(graph(FaultAction.status(401), "/external/connections"))
                        .by("check")
                        .tells("answered 401"),
                row("2001").by("history", "2").tells("waited             1 s"),
                row("2002").by("failures").tells("publish failed (invalid-item"),
                row("2003").by("failures").tells("answered 400"),
                row("2004").by("failures").tells("Shorten the content or the properties."),
                row("2007").by("failures").tells("pdadmins"),
                row("2010").when(state("obsolete")).by("check").tells("is obsolete"),
                row("2010")
                        .when(graph(FaultAction.status(404), "/external/connections/"))
                        .by("check")
                        .tells("Graph shows this application no such connection"),
                row("5000")
                        .when(pagerDuty(FaultAction.status(500), "^/teams$"))
                        .by("check")
                        .tells("It is tried again"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isToldByTheCommandForIt(Row row) {
        row.faults().forEach(HostedTroubleIT::add);

        CommandResult result = commands.run(row.command(), row.arguments().toArray(String[]::new));

        assertThat(result.out() + result.err()).contains(row.sentence()).doesNotContain("\tat ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isInTheTableOfTheDocs(Row row) throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/troubleshooting.md"));

        assertThat(row.hosted()).allSatisfy(hosted -> assertThat(page)
                .anyMatch(line -> line.startsWith("| " + hosted + " |") && line.contains("`" + row.command())));
    }

    /** 1008: a tenant that has no room for another connection. */
    @Test
    void aTenantThatIsFullEndsTheCrawlAndTheStatusSaysSo() {
        assertThat(withoutRoom.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(withoutRoom.out()).contains("Last run   failed", "limitExceeded", "raise the quota");
    }

    /** 1010, 2008 and 2009: one group too many, members that do not fit, and groups that are to wait. */
    @Test
    void groupsThatDoNotFitAreNamedWithTheItemsThatWaitForThem() {
        assertThat(full.run("failures").out())
                .contains("group failed (quota", "could not be synchronised and may hold people who must not see it")
                .contains("group-members failed", "has 1 members, the most there can be.");
        assertThat(full.run("history", "2").out())
                .contains("waits              1", "failures tells why.")
                .doesNotContain("..");
    }

    /** What is provoked in the first place. */
    private record Row(
            List<String> hosted, List<Fault> faults, String command, List<String> arguments, String sentence) {
        Row when(Fault... faults) {
            return new Row(hosted, List.of(faults), command, arguments, sentence);
        }

        Row by(String command, String... arguments) {
            return new Row(hosted, faults, command, List.of(arguments), sentence);
        }

        Row tells(String sentence) {
            return new Row(hosted, faults, command, arguments, sentence);
        }

        @Override
        public String toString() {
            return String.join(", ", hosted) + ": " + command + " tells " + sentence;
        }
    }

    /** @param hosted how docs/troubleshooting.md calls it */
    private static Row row(String... hosted) {
        return new Row(List.of(hosted), List.of(), null, List.of(), null);
    }

    private static void add(Fault fault) {
        commands.sandbox.faults().add(fault);
    }

    private static Fault pagerDuty(FaultAction action, String path) {
        return Fault.of(action).at(Sandbox.PAGERDUTY).path(path);
    }

    private static Fault graph(FaultAction action, String path) {
        return Fault.of(action).at(Sandbox.GRAPH).path(path);
    }

    private static Fault item(FaultAction action, String id) {
        return graph(action, "/items/" + id + "$").method("PUT");
    }

    private static Fault nothing(String path) {
        return pagerDuty(
                FaultAction.status(200, JSON, "{\"schedules\":[],\"limit\":100,\"offset\":0,\"more\":false}"), path);
    }

    private static Fault token(String scopes) {
        String body =
                "{\"access_token\":\"pdus-made-up\",\"token_type\":\"bearer\",\"expires_in\":86400,\"scope\":\"%s\"}";
        return pagerDuty(FaultAction.status(200, JSON, body.formatted(scopes)), "^/oauth/token$");
    }

    private static String token(Set<String> roles) {
        return commands.sandbox.tenant().addApp("0b0c6e2e-0000-4000-8000-000000000002", roles);
    }

    /** Graph tells the connection in this state. */
    private static Fault state(String state) {
        String told = commands.sandbox
                .tenant()
                .connection(CONNECTION)
                .orElseThrow()
                .put("state", state)
                .toString();
        return graph(FaultAction.status(200, JSON, told), "/external/connections/[^/]+$")
                .method("GET");
    }

    private static List<String> ids() {
        return commands.sandbox.account().layerSchedules().stream()
                .map(schedule -> schedule.id())
                .toList();
    }

    private static String shiftBased() {
        return commands.sandbox.account().shiftSchedules().get(0).id();
    }
}
