package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.crawl.report.FailureCategory.AUTHENTICATION;
import static org.schedulesconnector.crawl.report.FailureCategory.PERMISSION;
import static org.schedulesconnector.crawl.report.FailureCategory.PLAN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;

/** Errors of authentication, scope and plan end a run at once, with one sentence that says what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopAtOnceIT {
    private static final String SECRET = "pagerduty.client-secret";

    private CrawlWorld world;
    private String secret;

    @BeforeAll
    void crawlOnce() {
        world = CrawlWorld.start();
        secret = world.sandbox().settings().get(SECRET);
        world.crawl();
    }

    /** A refused token stands for a minute. */
    @AfterEach
    void heal() {
        world.sandbox().faults().clear();
        world.clock().advance(Duration.ofMinutes(2));
    }

    @AfterAll
    void closeWorld() {
        world.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                at(Sandbox.PAGERDUTY, "^/oauth/token$", 401, "{\"error\":\"invalid_client\"}")
                        .expecting(
                                AUTHENTICATION,
                                3,
                                "POST /oauth/token: 401",
                                "invalid_client",
                                "pagerduty.client-secret"),
                at(Sandbox.PAGERDUTY, "^/oauth/token$", 400, "{\"error\":\"unauthorized_client\"}")
                        .expecting(AUTHENTICATION, 3, "unauthorized_client", "pagerduty.client-id"),
                at(Sandbox.PAGERDUTY, "^/oauth/token$", 400, "{\"error\":\"invalid_scope\"}")
                        .expecting(
                                PERMISSION, 3, "as_account-", "schedules.read, users.read, teams.read", "Grant them"),
                at(Sandbox.PAGERDUTY, "^/(?!oauth)", 401)
                        .expecting(AUTHENTICATION, 3, ": 401", "Check pagerduty.region first", "pagerduty.api-token"),
                at(Sandbox.PAGERDUTY, "^/users$", 403)
                        .expecting(PERMISSION, 3, "GET /users: 403", "Give the Scoped OAuth app users.read"),
                at(Sandbox.PAGERDUTY, "^/teams$", 403).expecting(PERMISSION, 3, "GET /teams: 403", "teams.read"),
                at(Sandbox.PAGERDUTY, "^/schedules$", 403)
                        .expecting(PERMISSION, 3, "GET /schedules: 403", "schedules.read"),
                at(Sandbox.PAGERDUTY, "^/schedules$", 402)
                        .expecting(PLAN, 3, "GET /schedules: 402", "only with a plan that includes it"),
                at(Sandbox.GRAPH, "^/v1.0/external/connections/[a-z]+$", 401)
                        .expecting(AUTHENTICATION, 4, "answered 401", "graph.tenant-id, graph.client-id"),
                at(Sandbox.GRAPH, "^/v1.0/external/connections/[a-z]+$", 403)
                        .expecting(PERMISSION, 4, "answered 403", "another application owns"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void saysWhatWasAskedWhatWasAnsweredAndWhatToDo(
            String name, Refusal refusal, FailureCategory category, int exitCode, List<String> words) {
        if (refusal.isOfTheCredential()) {
            world.stopConnector();
        }
        world.fault(refusal.fault());
        world.forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy().category()).isEqualTo(category);
        assertThat(report.reason()).contains(words);
        assertThat(ExitCode.of(report)).isEqualTo(exitCode);
        assertThat(report.counts().deleted()).isZero();
        assertThat(world.items()).hasSize(20);
        List<SeenRequest> seen = refusal.service().equals(Sandbox.GRAPH)
                ? world.graphRequests("GET", "")
                : world.pagerDutyRequests("GET", "");
        assertThat(seen.stream().filter(request -> request.status() >= 400)).hasSizeLessThanOrEqualTo(1);
        assertThat(seen.stream().dropWhile(request -> request.status() < 400).skip(1))
                .as("nothing is asked after the refusal")
                .isEmpty();
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.ledger().failures().list()).singleElement().satisfies(row -> requireRow(row, report));

        heal();
        assertThat(world.crawl(CrawlRequest.incremental()).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.ledger().failures().list()).isEmpty();
    }

    @Test
    void showsAWrongSecretOnceACrawl() {
        world.with(SECRET, "not-the-secret-at-all");
        world.forgetTraffic();

        world.crawl(CrawlRequest.incremental());
        assertThat(tokenRequests()).isEqualTo(1);

        world.crawl(CrawlRequest.incremental());
        assertThat(tokenRequests()).as("a second crawl at once").isEqualTo(1);

        world.clock().advance(Duration.ofMinutes(5));
        world.crawl(CrawlRequest.incremental());
        assertThat(tokenRequests()).as("a crawl by the clock").isEqualTo(2);
        assertThat(world.ledger().failures().list())
                .singleElement()
                .extracting(StoredFailure::attempts)
                .isEqualTo(3);
        world.with(SECRET, secret).crawl();
    }

    private long tokenRequests() {
        return world.pagerDutyRequests("POST", "^/oauth/token$").size();
    }

    private static void requireRow(StoredFailure row, RunReport report) {
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(row.failure().message()).isEqualTo(report.abortedBy().message());
        assertThat(row.failure().remedy())
                .isEqualTo(report.abortedBy().remedy())
                .isNotBlank();
        assertThat(row.failure().category()).isEqualTo(report.abortedBy().category());
        assertThat(row.failure().status()).isEqualTo(report.abortedBy().status());
        assertThat(row.firstAt()).isEqualTo(row.lastAt());
    }

    private static Refusal at(String service, String path, int status) {
        return new Refusal(service, path, status, Fault.of(FaultAction.status(status)));
    }

    private static Refusal at(String service, String path, int status, String body) {
        return new Refusal(
                service,
                path,
                status,
                Fault.of(FaultAction.status(status, Map.of("Content-Type", "application/json"), body)));
    }

    /** What a service refuses. */
    private record Refusal(String service, String path, int status, Fault action) {
        Fault fault() {
            return action.at(service).path(path);
        }

        /** Then the connector starts anew: it has a good token already. */
        boolean isOfTheCredential() {
            return service.equals(Sandbox.PAGERDUTY) && path.startsWith("^/(?!") || path.contains("oauth");
        }

        Arguments expecting(FailureCategory category, int exitCode, String... words) {
            return Arguments.of(status + " at " + service + " " + path, this, category, exitCode, List.of(words));
        }
    }
}
