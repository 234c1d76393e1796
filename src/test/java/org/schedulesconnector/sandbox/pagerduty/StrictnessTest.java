package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.MovableClock;

/** What the service refuses, and how. */
class StrictnessTest {
    private Caller caller;

    @BeforeEach
    void serveTheSmallAccount() {
        MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
        caller = Caller.of(SmallAccount.create(clock), PagerDutyOptions.defaults(), clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Token token=wrong",
                "token token=sandbox-api-token",
                "Token token = sandbox-api-token",
                "Bearer sandbox-api-token",
                "Token sandbox-api-token",
                "Basic c2FuZGJveA=="
            })
    void refusesOtherSpellingsOfAuthorization(String header) {
        Caller.Answered answer = caller.with("authorization", header).get("/schedules");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("code").asInt()).isEqualTo(2006);
    }

    @Test
    void refusesACallWithoutAuthorization() {
        assertThat(caller.without("authorization").get("/users").status()).isEqualTo(401);
    }

    @Test
    void wantsTheVendorTypeOfTheClassicApi() {
        assertThat(caller.without("accept").get("/schedules").status()).isEqualTo(400);
        assertThat(caller.with("accept", "application/json")
                        .get("/schedules")
                        .error()
                        .path("errors")
                        .get(0)
                        .asText())
                .isEqualTo("Accept must be " + Caller.VENDOR_TYPE);
    }

    @Test
    void takesPlainJsonForV3() {
        assertThat(caller.with("accept", "application/json")
                        .get("/v3/schedules")
                        .status())
                .isEqualTo(200);
        assertThat(caller.get("/v3/schedules").status()).isEqualTo(200);
        assertThat(caller.without("accept").get("/v3/schedules").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/schedules, schedules.read",
        "/schedules/PSPRI01, schedules.read",
        "/schedules/PSPRI01/users, users.read",
        "/v3/schedules, schedules.read",
        "/v3/schedules/PSFLW02, schedules.read",
        "/users, users.read",
        "/teams, teams.read",
        "/teams/PTPLT01/members, teams.read",
        "/escalation_policies, escalation_policies.read",
        "/oncalls, oncalls.read",
        "/audit/records, audit_records.read",
        "/v3/schedules/PSFLW02/audit/records, audit_records.read",
        "/abilities, abilities.read"
    })
    void wantsTheScopeOfThePath(String path, String scope) {
        String[] others = Scopes.ALL.stream().filter(one -> !one.equals(scope)).toArray(String[]::new);

        Caller.Answered without = caller.asApp(others).get(path);

        assertThat(caller.asApp(scope).get(path).status()).isEqualTo(200);
        assertThat(without.status()).isEqualTo(403);
        assertThat(without.error().path("code").asInt()).isEqualTo(2010);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedules?query_=x",
                "/schedules?include=final_schedule",
                "/schedules/PSPRI01?limit=10",
                "/v3/schedules?include[]=final_schedule",
                "/users?since=2026-09-01T00:00:00Z",
                "/audit/records?root_resources_types[]=schedules",
                "/abilities?limit=1"
            })
    void refusesParametersThatTheEndpointDoesNotHave(String target) {
        Caller.Answered answer = caller.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("is not a parameter of this endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedules?limit=0",
                "/schedules?limit=101",
                "/schedules?limit=ten",
                "/schedules?limit=10&limit=20",
                "/schedules?offset=-1",
                "/schedules?total=True",
                "/schedules?include[]=everything",
                "/schedules?time_zone=Mars/Olympus",
                "/schedules?time_zone=Eastern%20Time%20(US%20%26%20Canada)",
                "/schedules?since=yesterday",
                "/schedules?since=2026-09-01T00:00:00",
                "/schedules?since=2026-09-02T00:00:00Z&until=2026-09-01T00:00:00Z",
                "/schedules?since=2020-09-02T00:00:00Z&until=2026-09-01T00:00:00Z",
                "/schedules/PSPRI01/overrides",
                "/schedules/PSPRI01/overrides?since=2026-09-01T00:00:00Z",
                "/v3/schedules?limit=1001",
                "/v3/schedules/PSFLW02/custom_shifts",
                "/v3/schedules/PSFLW02?overflow=yes",
                "/oncalls?until=2026-09-01T00:00:00Z",
                "/oncalls?since=2027-09-01T00:00:00Z",
                "/audit/records?actor_id=PUANA01",
                "/audit/records?method_truncated_token=9xyz",
                "/audit/records?actions[]=rename",
                "/escalation_policies?sort_by=age"
            })
    void refusesValuesThatItCannotTake(String target) {
        assertThat(caller.get(target).status()).isEqualTo(400);
    }

    @Test
    void tellsTheProblemsOfV3ByFieldAndTheOthersAsSentences() {
        Caller.Answered v3 = caller.get("/v3/schedules/PSFLW02/overrides?since=2026-09-01T00:00:00Z");
        Caller.Answered classic = caller.get("/schedules/PSPRI01/overrides?since=2026-09-01T00:00:00Z");

        assertThat(v3.error().path("errors").path("until").get(0).asText()).isEqualTo("is required");
        assertThat(v3.error().path("code").asInt()).isEqualTo(2004);
        assertThat(classic.error().path("errors").get(0).asText()).isEqualTo("until is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schedules/PNOBODY",
                "/schedules/PNOBODY/users",
                "/v3/schedules/PNOBODY",
                "/v3/schedules/PSFLW02/rotations/NONE",
                "/v3/schedules/PSFLW02/rotations/ROT1/events/NONE",
                "/v3/schedules/PSFLW02/custom_shifts/NONE",
                "/v3/schedules/PSFLW02/overrides/NONE",
                "/users/PUOLD09",
                "/teams/PNOBODY",
                "/teams/PNOBODY/members",
                "/escalation_policies/PNOBODY",
                "/incidents"
            })
    void answersNotFound(String target) {
        Caller.Answered answer = caller.get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("code").asInt()).isEqualTo(2100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "HEAD"})
    void readsOnly(String method) {
        assertThat(caller.send(method, "/schedules").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/overrides?since=2026-09-01T00:00:00Z&until=2026-09-02T00:00:00Z",
                "/users",
                "/audit/records"
            })
    void pointsFromTheClassicApiToV3ForAShiftBasedSchedule(String part) {
        Caller.Answered answer = caller.get("/schedules/PSFLW02" + part);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).contains("shift-based", "/v3/schedules/PSFLW02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rotations", "/audit/records"})
    void pointsFromV3ToTheClassicApiForALayerBasedSchedule(String part) {
        Caller.Answered answer = caller.get("/v3/schedules/PSPRI01" + part);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).contains("layer-based", "/schedules/PSPRI01");
    }

    @Test
    void numbersItsAnswers() {
        assertThat(caller.get("/users").header("x-request-id")).isEqualTo("sandbox-00000001");
        assertThat(caller.get("/users").header("x-request-id")).isEqualTo("sandbox-00000002");
    }
}
