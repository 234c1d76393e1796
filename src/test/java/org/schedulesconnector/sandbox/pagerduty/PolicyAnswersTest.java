package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

/** Escalation policies, and who is on call through them. */
class PolicyAnswersTest {
    private static final String WINDOW = "since=2026-09-07T00:00:00Z&until=2026-09-15T00:00:00Z&time_zone=Etc/UTC";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final Caller caller = Caller.of(account, PagerDutyOptions.defaults(), clock);

    @Test
    void typesTargetsByTheKindOfSchedule() {
        JsonNode rules = caller.get("/escalation_policies/PEPLT01").body().at("/escalation_policy/escalation_rules");

        assertThat(rules).hasSize(2);
        assertThat(rules.get(0).at("/targets/0/type").asText()).isEqualTo("schedule_reference");
        assertThat(rules.get(1).path("targets").findValuesAsText("type"))
                .containsExactly("schedule_v3_reference", "user_reference");
    }

    @Test
    void sortsAndFiltersPolicies() {
        account.changes()
                .addPolicy(new EscalationPolicy(
                        "PEALPHA",
                        "Alpha EP",
                        "",
                        0,
                        Optional.empty(),
                        List.of(new EscalationPolicy.Rule(
                                "PRALPHA", 5, List.of(EscalationPolicy.Target.user("PUANA01"))))));

        assertThat(policies("")).containsExactly("PEALPHA", "PEPLT01");
        assertThat(policies("?sort_by=name:desc")).containsExactly("PEPLT01", "PEALPHA");
        assertThat(policies("?query=alpha")).containsExactly("PEALPHA");
        assertThat(policies("?team_ids[]=PTPLT01")).containsExactly("PEPLT01");
        assertThat(policies("?user_ids[]=PUBOL02")).containsExactly("PEPLT01");
    }

    @Test
    void doesNotKnowAPolicyThatIsDeleted() {
        assertThat(caller.get("/escalation_policies/PEPLT01").status()).isEqualTo(200);

        account.changes().deletePolicy("PEPLT01");

        Caller.Answered gone = caller.get("/escalation_policies/PEPLT01");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.error().path("code").asInt()).isEqualTo(2100);
        assertThat(policies("")).isEmpty();
        assertThat(caller.get("/oncalls").body().path("oncalls")).isEmpty();
    }

    @Test
    void tellsWhoIsOnCallNowThroughEachLevel() {
        JsonNode rows = caller.get("/oncalls?time_zone=Etc/UTC").body().path("oncalls");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).at("/schedule/id").asText()).isEqualTo("PSPRI01");
        assertThat(rows.get(0).at("/user/summary").asText()).isEqualTo("Ana Ruiz");
        assertThat(rows.get(0).path("escalation_level").asInt()).isEqualTo(1);
        assertThat(rows.get(0).path("start").asText()).isEqualTo("2026-09-07T08:00:00Z");
        assertThat(rows.get(0).path("end").asText()).isEqualTo("2026-09-09T18:00:00Z");
        assertThat(rows.get(1).at("/schedule/id").asText()).isEqualTo("PSFLW02");
        assertThat(rows.get(1).path("escalation_level").asInt()).isEqualTo(2);
        assertThat(rows.get(2).has("schedule")).isFalse();
        assertThat(rows.get(2).has("start")).isFalse();
    }

    @Test
    void sendsNullsForADirectOnCallWhereTheAccountIsSetSo() {
        Caller explicit = Caller.of(
                account, PagerDutyOptions.builder().explicitNulls(true).build(), clock);

        JsonNode direct = explicit.get("/oncalls").body().path("oncalls").get(2);

        assertThat(direct.path("schedule").isNull()).isTrue();
        assertThat(direct.path("start").isNull()).isTrue();
        assertThat(direct.path("end").isNull()).isTrue();
    }

    @Test
    void givesShiftsOfAWindowInFullAndLeavesEmptyPlacesOut() {
        JsonNode rows = caller.get("/oncalls?limit=100&" + WINDOW).body().path("oncalls");

        assertThat(rows)
                .filteredOn(row -> row.at("/schedule/id").asText().equals("PSPRI01"))
                .extracting(row -> row.path("start").asText())
                .startsWith("2026-08-31T08:00:00Z")
                .hasSize(5);
        assertThat(rows)
                .filteredOn(row -> row.at("/schedule/type").asText().equals("schedule_v3_reference"))
                .extracting(row -> row.at("/user/id").asText())
                .containsExactly("PUANA01", "PUANA01", "PUANA01", "PUANA01", "PUANA01", "PUBOL02", "PUBOL02");
    }

    @Test
    void filtersOnCalls() {
        assertThat(onCallUsers("schedule_ids[]=PSPRI01")).containsExactly("PUANA01");
        assertThat(onCallUsers("schedule_ids[]=PSFLW02")).containsExactly("PUANA01");
        assertThat(onCallUsers("schedule_ids[]=PSFLW02&schedule_ids[]=PSPRI01")).hasSize(2);
        assertThat(onCallUsers("schedule_ids[]=null")).containsExactly("PUBOL02");
        assertThat(onCallUsers("user_ids[]=PUBOL02")).containsExactly("PUBOL02");
        assertThat(onCallUsers("escalation_policy_ids[]=PNONE")).isEmpty();
    }

    @Test
    void keepsTheFirstOfEachPersonAndLevelWhenAskedForTheEarliest() {
        assertThat(onCallUsers("earliest=true&limit=100&" + WINDOW))
                .containsExactlyInAnyOrder("PUBOL02", "PUANA01", "PUANA01", "PUBOL02");
    }

    @Test
    void doesNotKnowSchedulesWithoutAPolicy() {
        account.changes()
                .addSchedule(SmallAccount.schedule("Etc/UTC", List.of(SmallAccount.weekly("PLALONE", "PUANA01"))));

        assertThat(onCallUsers("schedule_ids[]=PSTEST1")).isEmpty();
    }

    @Test
    void seesNinetyDaysAhead() {
        Caller.Answered far = caller.get("/oncalls?limit=100&schedule_ids[]=PSPRI01&time_zone=Etc/UTC"
                + "&since=2026-12-01T00:00:00Z&until=2027-03-01T00:00:00Z");

        assertThat(far.all("oncalls", "start")).containsExactly("2026-11-30T09:00:00Z", "2026-12-07T09:00:00Z");
    }

    @Test
    void includesWholePeopleAndSchedules() {
        JsonNode row = caller.get("/oncalls?include[]=users&include[]=schedules")
                .body()
                .path("oncalls")
                .get(0);

        assertThat(row.at("/user/email").asText()).isEqualTo("ana.ruiz@kestrel.example");
        assertThat(row.at("/schedule/time_zone").asText()).isEqualTo("Europe/Madrid");
        assertThat(row.at("/escalation_policy/type").asText()).isEqualTo("escalation_policy_reference");

        JsonNode policy =
                caller.get("/oncalls?include[]=escalation_policies").body().at("/oncalls/0/escalation_policy");
        assertThat(policy.path("type").asText()).isEqualTo("escalation_policy");
        assertThat(policy.path("escalation_rules")).hasSize(2);
    }

    private List<String> policies(String query) {
        return caller.get("/escalation_policies" + query).ids("escalation_policies");
    }

    private List<String> onCallUsers(String query) {
        return caller.get("/oncalls?" + query).body().path("oncalls").findParents("escalation_level").stream()
                .map(row -> row.at("/user/id").asText())
                .toList();
    }
}
