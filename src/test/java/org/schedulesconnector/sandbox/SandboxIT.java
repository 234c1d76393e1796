package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.TenantLimits;
import org.schedulesconnector.settings.Settings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

@Timeout(30)
class SandboxIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void givesSettingsThatTheConnectorAccepts() {
        try (Sandbox sandbox = Sandbox.start()) {
            Settings settings = new SettingsLoader(List.of(SettingsSource.commandLine(sandbox.settings())))
                    .load()
                    .settings();

            assertThat(settings.pagerDuty().baseUrl())
                    .isEqualTo(sandbox.pagerDuty().url());
            assertThat(settings.graph().baseUrl().toString())
                    .isEqualTo(sandbox.graph().url() + "/v1.0");
            assertThat(settings.graph().staticToken().reveal())
                    .isEqualTo(sandbox.tenant().token());
        }
    }

    @Test
    void opensBothServicesWithTheCredentialsOfItsSettings() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Map<String, String> settings = sandbox.settings();
            String form = "grant_type=client_credentials&client_id=" + settings.get("pagerduty.client-id")
                    + "&client_secret=" + settings.get("pagerduty.client-secret")
                    + "&scope=as_account-us." + settings.get("pagerduty.subdomain") + "%20schedules.read";

            HttpResponse<String> token =
                    send(HttpRequest.newBuilder(URI.create(settings.get("pagerduty.identity-url") + "/oauth/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form)));
            HttpResponse<String> connections =
                    send(HttpRequest.newBuilder(URI.create(settings.get("graph.base-url") + "/external/connections"))
                            .header("Authorization", "Bearer " + settings.get("graph.static-token")));

            assertThat(token.statusCode()).isEqualTo(200);
            assertThat(token.body()).contains("access_token", "schedules.read");
            assertThat(connections.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void makesTheAccountOfTheAskedSizeAndTheSameOneForTheSameSeed() {
        AccountSize size = new AccountSize(30, 4, 40, 5, 6);
        try (Sandbox one = Sandbox.builder().seed(7).size(size).start();
                Sandbox two = Sandbox.builder().seed(7).size(size).start()) {
            assertThat(one.account().layerSchedules()).hasSize(30);
            assertThat(one.account().shiftSchedules()).hasSize(4);
            assertThat(one.account().users())
                    .hasSize(40)
                    .isEqualTo(two.account().users());
            assertThat(one.tenant().id()).isEqualTo(two.tenant().id());
        }
    }

    @Test
    void filesThePeopleOfTheAccountInTheTenantWithOneGroupForAPilot() {
        try (Sandbox sandbox = Sandbox.start()) {
            Directory directory = sandbox.tenant().directory();
            long bySignInName = sandbox.account().users().stream()
                    .filter(user -> directory.find(user.email()).isPresent())
                    .count();

            assertThat(bySignInName).isEqualTo(51);
            assertThat(directory.users()).hasSize(58);
            assertThat(directory.groups()).containsExactly(sandbox.pilotGroup());
        }
    }

    @Test
    void namesAPrivateScheduleWithAMemberAndAnOutsiderForTheDemo() {
        try (Sandbox sandbox = Sandbox.start()) {
            PrivateSchedule example = sandbox.privateSchedule().orElseThrow();

            assertThat(example.team().name()).isEqualTo("Security");
            assertThat(example.schedule().name()).isEqualTo("Security Primary");
        }
    }

    @Test
    void spreadsFaultsOverBothServersByName() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            sandbox.faults()
                    .add(Fault.of(FaultAction.status(503)).at(Sandbox.GRAPH))
                    .add(Fault.of(FaultAction.status(429)).at(Sandbox.PAGERDUTY));

            HttpResponse<String> graph =
                    send(HttpRequest.newBuilder(sandbox.graph().url()));
            HttpResponse<String> pagerDuty =
                    send(HttpRequest.newBuilder(sandbox.pagerDuty().url()));

            assertThat(graph.statusCode()).isEqualTo(503);
            assertThat(graph.body()).contains("\"code\":\"ServiceUnavailable\"");
            assertThat(pagerDuty.statusCode()).isEqualTo(429);
            assertThat(pagerDuty.body()).contains("\"code\":2020");
        }
    }

    @Test
    void movesTheClockOfEverythingItServesAtItsControlAddress() throws Exception {
        MovableClock clock = MovableClock.stopped();
        try (Sandbox sandbox = Sandbox.builder().clock(clock).start()) {
            String schedule = sandbox.account().schedules().get(0).id();

            HttpResponse<String> moved = control(sandbox, "/clock", "{\"advance\":\"PT8H\"}");
            control(sandbox, "/schedules/" + schedule + "/name", "{\"name\":\"Later\"}");
            HttpResponse<String> records =
                    pagerDuty(sandbox, "/audit/records?since=" + MovableClock.START.plusSeconds(1));

            Instant later = MovableClock.START.plus(Duration.ofHours(8));
            assertThat(moved.body()).contains("The clock moved");
            assertThat(sandbox.clock().instant()).isEqualTo(later);
            assertThat(records.body()).contains("\"execution_time\":\"" + later + "\"", "Later");
            assertThat(sandbox.pagerDuty().traffic().requests()).singleElement().satisfies(seen -> assertThat(seen.at())
                    .isEqualTo(later));
        }
    }

    @Test
    void rateLimitsAndTokensGoByTheClockThatWasMoved() throws Exception {
        PagerDutyOptions strict =
                PagerDutyOptions.builder().requestsPerMinute(1).build();
        try (Sandbox sandbox = Sandbox.builder()
                .clock(MovableClock.stopped())
                .pagerDutyOptions(strict)
                .start()) {
            assertThat(pagerDuty(sandbox, "/abilities").statusCode()).isEqualTo(200);
            assertThat(pagerDuty(sandbox, "/abilities").statusCode()).isEqualTo(429);

            sandbox.clock().advance(Duration.ofMinutes(1));

            assertThat(pagerDuty(sandbox, "/abilities").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void throttlesMoreRequestsInFlightThanTheTenantAllows() {
        try (Sandbox sandbox = Sandbox.builder()
                .tenantLimits(TenantLimits.published().operationsInFlight(3).retryAfter(Duration.ofSeconds(2)))
                .graphLatency(Latency.fixed(Duration.ofMillis(300)))
                .start()) {
            URI item = URI.create(sandbox.settings().get("graph.base-url") + "/external/connections/pd1/items/P1");
            HttpRequest request = HttpRequest.newBuilder(item)
                    .header("Authorization", "Bearer " + sandbox.tenant().token())
                    .build();

            List<Integer> statuses =
                    IntStream.range(0, 8)
                            .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
                            .toList()
                            .stream()
                            .map(call -> call.join().statusCode())
                            .sorted()
                            .toList();

            assertThat(statuses).containsExactly(404, 404, 404, 429, 429, 429, 429, 429);
            assertThat(sandbox.tenant().counters().throttled()).isEqualTo(5);
        }
    }

    @Test
    void freesThePortsWhenClosedAndWhenItCannotStart() {
        int graphPort;
        int pagerDutyPort;
        try (Sandbox sandbox = Sandbox.start()) {
            graphPort = sandbox.graph().url().getPort();
            pagerDutyPort = sandbox.pagerDuty().url().getPort();
            assertThatThrownBy(() -> Sandbox.builder().graphPort(graphPort).start())
                    .isInstanceOf(SandboxPortException.class)
                    .hasMessageContaining("graph");
            assertThatThrownBy(() -> Sandbox.builder()
                            .pagerDutyPort(0)
                            .controlPort(sandbox.control().url().getPort())
                            .start())
                    .isInstanceOf(SandboxPortException.class)
                    .hasMessageContaining("control");
        }

        try (Sandbox again = Sandbox.builder()
                .graphPort(graphPort)
                .pagerDutyPort(pagerDutyPort)
                .start()) {
            assertThat(again.graph().url().getPort()).isEqualTo(graphPort);
            assertThat(again.pagerDuty().url().getPort()).isEqualTo(pagerDutyPort);
        }
    }

    private HttpResponse<String> control(Sandbox sandbox, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(sandbox.control().url() + path))
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> pagerDuty(Sandbox sandbox, String target) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(sandbox.pagerDuty().url() + target))
                .header(
                        "Authorization",
                        "Token token=" + PagerDutyCredentials.sandbox().apiToken())
                .header("Accept", "application/vnd.pagerduty+json;version=2"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
