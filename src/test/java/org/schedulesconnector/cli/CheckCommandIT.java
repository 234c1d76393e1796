package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.outbound.TestProxy;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.AuditAccess;
import org.schedulesconnector.sandbox.pagerduty.ListRendering;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;

/** The preflight against one prepared fault at a time: it names that one, says what to do, and blames nothing else. */
class CheckCommandIT {
    private static final String OTHER_APP = "0b0c6e2e-0000-4000-8000-000000000002";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Set<String> ROLES =
            Set.of("ExternalConnection.ReadWrite.OwnedBy", "ExternalItem.ReadWrite.OwnedBy", "User.Read.All");

    @TempDir
    private Path folder;

    /** What is wrong; how it is prepared; what must be said; whose failure it is, or none for a warning. */
    static Stream<Arguments> faults() {
        return Stream.of(
                fault("a setting is no region", 2, "pagerduty.region", with("pagerduty.region=mars")),
                fault(
                        "the client secret is wrong",
                        3,
                        "pagerduty.client-secret",
                        with("pagerduty.client-secret=nonsense-of-some-length")),
                fault(
                        "the app is of Classic User OAuth",
                        3,
                        "must be a Scoped OAuth app",
                        at(oauthError(400, "unauthorized_client"), Sandbox.PAGERDUTY, "^/oauth/token$")),
                fault("the app is of the other region", 3, "Set pagerduty.region=us.", with("pagerduty.region=eu")),
                fault(
                        "the key is perhaps of the other region",
                        3,
                        "check -Dpagerduty.region=eu",
                        key("of-nobody-at-all")),
                fault("the key is of a user who does not see all", 0, "reads as Ana Ruiz (limited_user)", commands -> {
                    commands.sandbox.faults().add(limitedUser());
                    return key("sandbox-owner-token").prepare(commands);
                }),
                fault(
                        "there is no schedule",
                        0,
                        "PagerDuty schedules: there is none",
                        sized(new AccountSize(0, 0, 12, 2, 0))),
                fault("the app lacks an essential scope", 3, "schedules.read", app(allBut("schedules.read"))),
                fault(
                        "the app lacks the audit scope",
                        0,
                        "not granted: items tell nobody",
                        app(allBut("audit_records.read"))),
                fault(
                        "the plan has no audit trail",
                        0,
                        "PagerDuty audit trail: PagerDuty GET /audit/records: 402",
                        options(built -> built.auditAccess(AuditAccess.PLAN_MISSING))),
                fault(
                        "audit records are forbidden",
                        0,
                        "PagerDuty audit trail: PagerDuty GET /audit/records: 403",
                        options(built -> built.auditAccess(AuditAccess.FORBIDDEN))),
                fault(
                        "the list of schedules is not rendered",
                        0,
                        "each schedule costs a request of its own",
                        options(built -> built.listRendering(ListRendering.ABSENT))),
                fault(
                        "the region is another",
                        3,
                        "Check pagerduty.region first",
                        at(FaultAction.status(401), Sandbox.PAGERDUTY, "^/users$")),
                fault(
                        "schedules are forbidden",
                        3,
                        "Give the Scoped OAuth app schedules.read",
                        at(FaultAction.status(403), Sandbox.PAGERDUTY, "^/schedules$")),
                fault(
                        "shift-based schedules fail",
                        3,
                        "PagerDuty GET /v3/schedules: 500",
                        at(FaultAction.status(500), Sandbox.PAGERDUTY, "^/v3/schedules$")),
                fault(
                        "nobody listens",
                        3,
                        "no connection can be made",
                        with("pagerduty.base-url=http://127.0.0.1:" + FreePort.find())),
                fault(
                        "the name is unknown",
                        3,
                        "its name cannot be resolved",
                        with("pagerduty.base-url=https://no-such-host.invalid")),
                fault("no TLS is spoken", 4, "graph.ca-file", commands -> List.of(tls(commands))),
                fault(
                        "PagerDuty's clock is far off",
                        3,
                        "differ by 20 min",
                        at(FaultAction.skewed(Duration.ofSeconds(1230)), Sandbox.PAGERDUTY, "^/$")),
                fault(
                        "Graph's clock is a little off",
                        0,
                        "differ by 90 s",
                        at(FaultAction.skewed(Duration.ofSeconds(-90)), Sandbox.GRAPH, "^/$")),
                fault("the proxy wants a user", 3, "the proxy answered 407", CheckCommandIT::proxied),
                fault(
                        "a permission is not consented",
                        4,
                        "it lacks ExternalItem.ReadWrite.OwnedBy",
                        token(Set.of("ExternalConnection.ReadWrite.OwnedBy", "User.Read.All"))),
                fault("no permission is consented", 4, "no application permission at all", token(Set.of())),
                fault("another application owns the connection", 4, "another application", CheckCommandIT::foreign),
                fault(
                        "people cannot be read",
                        0,
                        "Consent to User.Read.All",
                        token(Set.of("ExternalConnection.ReadWrite.OwnedBy", "ExternalItem.ReadWrite.OwnedBy"))),
                fault(
                        "the pilot's groups cannot be read",
                        4,
                        "it lacks GroupMember.Read.All",
                        commands -> List.of(
                                "-Daccess.pilot.groups=" + OTHER_APP,
                                "-Dgraph.static-token="
                                        + commands.sandbox.tenant().addApp(OTHER_APP, ROLES))),
                fault("the connection is full", 0, "its quota of items is used up", inState("limitExceeded")),
                fault("Microsoft made the connection invalid", 4, "is obsolete", inState("obsolete")),
                fault("the connection has another name", 0, "the next full crawl changes", CheckCommandIT::renamed),
                fault(
                        "Graph refuses to tell the connection",
                        4,
                        "400 BadRequest",
                        at(FaultAction.status(400), Sandbox.GRAPH, "/external/connections")),
                fault("the ledger is damaged", 1, "ledger rebuild", CheckCommandIT::damaged));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheFaultAndNoOther(String what, int exitCode, String said, Preparation preparation) throws Exception {
        try (SandboxedCommands commands =
                new SandboxedCommands(folder, preparation.sandbox().start())) {
            List<String> arguments = new ArrayList<>(preparation.prepare(commands));
            commands.sandbox.graph().traffic().clear();

            CommandResult result = commands.run("check", arguments.toArray(String[]::new));

            assertThat(result.out()).contains(said);
            assertThat(result.exitCode()).as(result.out()).isEqualTo(exitCode);
            List<String> marked = result.out()
                    .lines()
                    .filter(line -> line.startsWith(exitCode == 0 ? "⚠️" : "❌"))
                    .toList();
            assertThat(marked).as(result.out()).hasSize(1);
            assertThat(result.out().lines())
                    .last()
                    .asString()
                    .startsWith(exitCode == 0 ? "Ready to crawl, with " : "1 to mend.");
            assertThat(result.err()).doesNotContain("\tat ");
            assertThat(commands.sandbox.graph().traffic().requests())
                    .allMatch(request -> request.method().equals("GET"));
        }
    }

    @Test
    void isContentWithASandboxAndMakesNothing() throws Exception {
        try (SandboxedCommands commands = new SandboxedCommands(folder, small().start())) {
            CommandResult before = commands.run("check");
            boolean made = Files.exists(folder.resolve("ledger.mv.db"));
            commands.run("crawl");
            CommandResult after = commands.run("check");
            JsonNode json =
                    new JsonMapper().readTree(commands.run("check", "--json").out());

            assertThat(before.exitCode()).as(before.out()).isEqualTo(ExitCode.DONE);
            assertThat(before.out())
                    .contains("✅ Settings: complete", "✅ Ledger: none yet at ", "✅ PagerDuty users: can be read")
                    .contains("not there yet; the first crawl makes it", "Ready to crawl");
            assertThat(made).isFalse();
            assertThat(after.out()).contains("opens, and knows 4 items", "is ours, and as it should be");
            assertThat(json)
                    .allSatisfy(finding ->
                            assertThat(finding.path("state").asText()).isEqualTo("OK"));
        }
    }

    /** Makes one thing wrong and gives what the command line must say besides. */
    private interface Preparation {
        List<String> prepare(SandboxedCommands commands) throws Exception;

        default Sandbox.Builder sandbox() {
            return small();
        }
    }

    private static Arguments fault(String what, int exitCode, String said, Preparation preparation) {
        return Arguments.of(what, exitCode, said, preparation);
    }

    private static Sandbox.Builder small() {
        return Sandbox.builder().size(new AccountSize(3, 1, 12, 2, 1));
    }

    private static Preparation with(String setting) {
        return commands -> List.of("-D" + setting);
    }

    private static Preparation app(Set<String> scopes) {
        return options(built -> built.appScopes(scopes));
    }

    private static Set<String> allBut(String scope) {
        Set<String> scopes = new HashSet<>(PagerDutyOptions.defaults().appScopes());
        scopes.remove(scope);
        return scopes;
    }

    private static Preparation options(UnaryOperator<PagerDutyOptions.Builder> change) {
        return on(small().pagerDutyOptions(
                        change.apply(PagerDutyOptions.builder()).build()));
    }

    private static Preparation sized(AccountSize size) {
        return on(Sandbox.builder().size(size));
    }

    private static Preparation on(Sandbox.Builder sandbox) {
        return new Preparation() {
            @Override
            public List<String> prepare(SandboxedCommands commands) {
                return List.of();
            }

            @Override
            public Sandbox.Builder sandbox() {
                return sandbox;
            }
        };
    }

    private static Preparation at(FaultAction action, String service, String path) {
        return commands -> {
            commands.sandbox.faults().add(Fault.of(action).at(service).path(path));
            return List.of();
        };
    }

    private static FaultAction oauthError(int status, String code) {
        return FaultAction.status(status, JSON, "{\"error\":\"" + code + "\"}");
    }

    private static Preparation key(String key) {
        return commands -> List.of("-Dpagerduty.auth=api-token", "-Dpagerduty.api-token=" + key);
    }

    private static Fault limitedUser() {
        return Fault.of(FaultAction.status(
                        200, JSON, "{\"user\":{\"id\":\"PANA001\",\"name\":\"Ana Ruiz\",\"role\":\"limited_user\"}}"))
                .at(Sandbox.PAGERDUTY)
                .path("^/users/me$");
    }

    /** Graph tells the connection, once it is made, in this state. */
    private static Preparation inState(String state) {
        return commands -> {
            commands.run("crawl");
            String told = commands.sandbox
                    .tenant()
                    .connection("pagerdutyschedules")
                    .orElseThrow()
                    .put("state", state)
                    .toString();
            commands.sandbox
                    .faults()
                    .add(Fault.of(FaultAction.status(200, JSON, told))
                            .at(Sandbox.GRAPH)
                            .method("GET")
                            .path("/external/connections/[^/]+$"));
            return List.of();
        };
    }

    private static Preparation token(Set<String> roles) {
        return commands ->
                List.of("-Dgraph.static-token=" + commands.sandbox.tenant().addApp(OTHER_APP, roles));
    }

    private static String tls(SandboxedCommands commands) {
        return "-Dgraph.base-url=https://127.0.0.1:"
                + commands.sandbox.graph().url().getPort() + "/v1.0";
    }

    private static List<String> proxied(SandboxedCommands commands) {
        TestProxy proxy = new TestProxy().refusing(407);
        return List.of("-Dpagerduty.proxy=" + proxy.address());
    }

    private static List<String> foreign(SandboxedCommands commands) {
        commands.run("crawl");
        return List.of("-Dgraph.static-token=" + commands.sandbox.tenant().addApp(OTHER_APP, ROLES));
    }

    private static List<String> renamed(SandboxedCommands commands) {
        commands.run("crawl");
        return List.of("-Dgraph.connection.name=Another name");
    }

    private static List<String> damaged(SandboxedCommands commands) throws Exception {
        commands.run("crawl");
        Files.write(commands.ledgerFile(), "no ledger".repeat(2_000).getBytes());
        return List.of();
    }
}
