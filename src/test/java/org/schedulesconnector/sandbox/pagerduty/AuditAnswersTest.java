package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.MovableClock;

class AuditAnswersTest {
    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final Caller caller = Caller.of(account, PagerDutyOptions.defaults(), clock);

    @Test
    void givesTheNewestFirst() {
        rename("PSPRI01", "One");
        rename("PSPRI01", "Two");

        JsonNode records = caller.get("/audit/records").body().path("records");

        assertThat(records)
                .extracting(record -> record.at("/details/fields/0/value").asText())
                .containsExactly("Two", "One");
        assertThat(records.get(0).path("execution_time").asText()).isEqualTo("2026-09-08T10:01:00.000Z");
        assertThat(records.get(0).at("/details/fields/0/before_value").asText()).isEqualTo("One");
        assertThat(records.get(0).at("/actors/0/summary").asText()).isEqualTo("Ana Ruiz");
        assertThat(records.get(0).at("/method/type").asText()).isEqualTo("browser");
        assertThat(records.get(0).at("/root_resource/id").asText()).isEqualTo("PSPRI01");
    }

    @Test
    void tellsOfEachKindOfResourceByItsName() {
        account.changes().setUserRole("PUBOL02", "observer");
        account.changes().setTeamPrivate("PTPLT01", true);
        account.changes().updatePolicy(account.policy("PEPLT01").orElseThrow().renamed("Paging"));
        account.changes().rotatePeople("PSFLW02");

        assertThat(rootsOf("users")).containsExactly("PUBOL02");
        assertThat(rootsOf("teams")).containsExactly("PTPLT01");
        assertThat(rootsOf("escalation_policies")).containsExactly("PEPLT01");
        assertThat(rootsOf("schedules")).containsExactly("PSFLW02");
    }

    private List<String> rootsOf(String kind) {
        List<String> roots = new ArrayList<>();
        caller.get("/audit/records?root_resource_types[]=" + kind)
                .body()
                .path("records")
                .forEach(record -> roots.add(record.at("/root_resource/id").asText()));
        return roots;
    }

    @Test
    void walksByCursorAndIsNotConfusedByNewRecords() {
        for (int number = 0; number < 7; number++) {
            rename("PSPRI01", "Name " + number);
        }
        String filters = "since=2026-09-08T00:00:00Z&root_resource_types[]=schedules&limit=3";
        List<String> walked = new ArrayList<>();
        JsonNode page = caller.get("/audit/records?" + filters).body();
        while (true) {
            page.path("records")
                    .forEach(record ->
                            walked.add(record.at("/details/fields/0/value").asText()));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            rename("PSPRI01", "While walking");
            page = caller.get("/audit/records?" + filters + "&cursor="
                            + page.path("next_cursor").asText())
                    .body();
        }

        assertThat(walked).containsExactly("Name 6", "Name 5", "Name 4", "Name 3", "Name 2", "Name 1", "Name 0");
    }

    @Test
    void takesACursorOnlyWithTheFiltersItWasMadeFor() {
        rename("PSPRI01", "One");
        rename("PSPRI01", "Two");
        clock.advance(Duration.ofSeconds(1));
        String cursor =
                caller.get("/audit/records?limit=1").body().path("next_cursor").asText();

        assertThat(caller.get("/audit/records?limit=1&cursor=" + cursor).status())
                .isEqualTo(200);
        assertThat(caller.get("/audit/records?limit=1&actions[]=update&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        assertThat(caller.get("/audit/records?cursor=made-up").status()).isEqualTo(400);
    }

    @Test
    void givesAtMostAHundredAndSaysSo() {
        assertThat(caller.get("/audit/records?limit=5000").body().path("limit").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-08T10:00:00Z, 2026-09-08T10:00:00Z, 200",
        "2026-08-08T09:59:59Z, 2026-09-08T10:00:00Z, 400",
        "2026-09-08T10:00:00Z, 2026-09-08T09:00:00Z, 400"
    })
    void spansAtMostThirtyOneDays(String since, String until, int status) {
        assertThat(caller.get("/audit/records?since=" + since + "&until=" + until)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void looksADayBackUnlessTold() {
        rename("PSPRI01", "One");

        clock.advance(Duration.ofHours(25));

        assertThat(caller.get("/audit/records").body().path("records")).isEmpty();
        assertThat(caller.get("/audit/records?since=2026-09-08T00:00:00Z")
                        .body()
                        .path("records"))
                .hasSize(1);
    }

    @Test
    void forgetsAfterTwelveMonths() {
        rename("PSPRI01", "One");
        String around = "since=2026-09-01T00:00:00Z&until=2026-10-01T00:00:00Z";

        clock.advance(Duration.ofDays(364));
        assertThat(caller.get("/audit/records?" + around).body().path("records"))
                .hasSize(1);
        clock.advance(Duration.ofDays(2));
        assertThat(caller.get("/audit/records?" + around).body().path("records"))
                .isEmpty();
    }

    @Test
    void filtersByRootActionActorAndMethod() {
        rename("PSPRI01", "One");
        account.changes().renameTeam("PTPLT01", "Foundations");
        account.changes().deleteUser("PUBOL02");
        AuditRecord.Resource key = new AuditRecord.Resource("api_key_reference", "PKEY001", "Terraform");
        new AuditWriter(account.audit(), new AuditRecord.Actor(key, "api_token", Optional.of("9xyz")))
                .write(clock.instant(), "create", AuditWriter.of(account.teams().get(1)));

        assertThat(roots("root_resource_types[]=teams")).containsExactly("PTSEC02", "PTPLT01");
        assertThat(roots("root_resource_types[]=teams&root_resource_types[]=users"))
                .containsExactly("PTSEC02", "PUBOL02", "PTPLT01");
        assertThat(roots("actions[]=delete")).containsExactly("PUBOL02");
        assertThat(roots("actor_type=api_key_reference&actor_id=PKEY001")).containsExactly("PTSEC02");
        assertThat(roots("method_type=api_token&method_truncated_token=9xyz")).containsExactly("PTSEC02");
        assertThat(roots("method_type=oauth")).isEmpty();
    }

    @Test
    void givesTheRecordsOfOneSchedule() {
        rename("PSPRI01", "One");
        rename("PSFLW02", "Two");

        assertThat(caller.get("/schedules/PSPRI01/audit/records").body().path("records"))
                .hasSize(1);
        assertThat(caller.get("/v3/schedules/PSFLW02/audit/records")
                        .body()
                        .at("/records/0/root_resource/type")
                        .asText())
                .isEqualTo("schedule_reference");
    }

    @ParameterizedTest
    @CsvSource({"PLAN_MISSING, 402, 2014", "FORBIDDEN, 403, 2010"})
    void canBeClosed(AuditAccess access, int status, int code) {
        Caller closed = Caller.of(
                account, PagerDutyOptions.builder().auditAccess(access).build(), clock);

        for (String path : List.of("/audit/records", "/schedules/PSPRI01/audit/records")) {
            assertThat(closed.get(path).status()).isEqualTo(status);
            assertThat(closed.get(path).error().path("code").asInt()).isEqualTo(code);
        }
    }

    @Test
    void tellsTeamsThatAScheduleGainedAndLost() {
        account.changes().setScheduleTeams("PSPRI01", List.of("PTSEC02"));

        JsonNode reference = caller.get("/audit/records").body().at("/records/0/details/references/0");

        assertThat(reference.path("name").asText()).isEqualTo("teams");
        assertThat(reference.at("/added/0/id").asText()).isEqualTo("PTSEC02");
        assertThat(reference.at("/removed/0/summary").asText()).isEqualTo("Platform");
    }

    private void rename(String scheduleId, String name) {
        clock.advance(Duration.ofSeconds(30));
        account.changes().renameSchedule(scheduleId, name);
    }

    private List<String> roots(String query) {
        List<String> roots = new ArrayList<>();
        caller.get("/audit/records?" + query)
                .body()
                .path("records")
                .forEach(record -> roots.add(record.at("/root_resource/id").asText()));
        return roots;
    }
}
