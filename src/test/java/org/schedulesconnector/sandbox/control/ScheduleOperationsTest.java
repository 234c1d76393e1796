package org.schedulesconnector.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.sandbox.control.ControlCaller.Answered;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.sandbox.pagerduty.OnCallShift;
import org.schedulesconnector.sandbox.pagerduty.ShiftSchedule;

class ScheduleOperationsTest {
    private final ControlCaller control = new ControlCaller();
    private final Account account = control.account();
    private final AccountSchedule layered =
            account.scheduleNamed("Database Primary").orElseThrow();
    private final AccountSchedule shifts = account.shiftSchedules().get(0);

    @Test
    void findsIdsAndWhoIsOnCallNow() {
        JsonNode found = control.get("/schedules?name=database PRIM").json().path("schedules");

        assertThat(found).singleElement().satisfies(row -> {
            assertThat(row.path("id").asText()).isEqualTo(layered.id());
            assertThat(row.path("kind").asText()).isEqualTo("layer-based");
            assertThat(row.at("/on_call/0/user").asText())
                    .isEqualTo(onCall(layered).get(0));
            assertThat(Instant.parse(row.at("/on_call/0/until").asText()))
                    .isAfter(control.clock().instant());
        });
        assertThat(control.get("/schedules").json().path("schedules"))
                .hasSize(account.schedules().size());
    }

    @Test
    void letsSomebodyWhoIsNotOnCallTakeOverForFourHours() {
        for (AccountSchedule schedule : List.of(layered, shifts)) {
            List<String> before = onCall(schedule);

            Answered answer = control.post("/overrides", "{'schedule':'" + schedule.id() + "'}");

            String taker = answer.json().path("user").asText();
            assertThat(before).doesNotContain(taker);
            assertThat(onCall(schedule)).isNotEmpty().containsOnly(taker);
            assertThat(answer.changed())
                    .isEqualTo(account.user(taker).orElseThrow().name() + " takes over " + schedule.name()
                            + " from 2026-09-08T10:07:00Z to 2026-09-08T14:07:00Z.");
        }
        assertThat(control.audited()).isEmpty();
    }

    @Test
    void takesTheUserAndTheTimesThatAreGiven() {
        String user = account.users().get(4).id();

        Answered answer = control.post(
                "/overrides",
                "{'schedule':'%s','user':'%s','start':'2026-09-10T08:00:00+02:00','end':'2026-09-10T09:00:00+02:00'}"
                        .formatted(layered.id(), user));

        assertThat(answer.changed()).endsWith("from 2026-09-10T06:00:00Z to 2026-09-10T07:00:00Z.");
        assertThat(account.onCall(
                        layered.id(), Instant.parse("2026-09-10T06:30:00Z"), Instant.parse("2026-09-10T06:30:00Z")))
                .extracting(OnCallShift::userId)
                .containsExactly(user);
    }

    @Test
    void refusesAnOverrideThatEndsBeforeItStartsOrLastsTooLong() {
        String backwards = "{'schedule':'" + layered.id() + "','end':'2026-09-08T10:00:00Z'}";
        String endless = "{'schedule':'" + layered.id() + "','end':'2027-09-08T10:00:00Z'}";

        assertThat(control.post("/overrides", backwards).error()).contains("must be after the start");
        assertThat(control.post("/overrides", endless).error()).contains("at most 90 days");
        assertThat(control.post("/overrides", "{}").error()).contains("\"schedule\" of POST /overrides is required");
        assertThat(((LayerSchedule) account.schedule(layered.id()).orElseThrow()).overrides())
                .isEqualTo(((LayerSchedule) layered).overrides());
    }

    @Test
    void movesEverybodyOneTurnOnInEitherKind() {
        for (AccountSchedule schedule : List.of(layered, shifts)) {
            Answered answer = control.post("/schedules/" + schedule.id() + "/layers", "");

            AccountSchedule after = account.schedule(schedule.id()).orElseThrow();
            assertThat(answer.changed()).isEqualTo("Everybody on " + schedule.name() + " moved one turn on.");
            assertThat(after).isNotEqualTo(schedule);
            assertThat(after.parts().get(0).people())
                    .containsExactlyInAnyOrderElementsOf(schedule.parts().get(0).people());
        }
        assertThat(control.audited()).containsExactly("update " + shifts.id(), "update " + layered.id());
    }

    @Test
    void putsPeopleIntoOneLayer() {
        String layer = layered.parts().get(0).id();
        String path = "/schedules/" + layered.id() + "/layers";
        String user = account.users().get(4).id();
        String body = "{'layer':'" + layer + "','people':['" + user + "']}";

        Answered first = control.post(path, body);
        Answered again = control.post(path, body);

        assertThat(first.json().at("/schedule/layers/0/people").findValuesAsText("user"))
                .containsExactly(user);
        assertThat(first.changed())
                .endsWith("has the turns " + account.users().get(4).name() + ".");
        assertThat(again.changed()).startsWith("Nothing changed");
        assertThat(control.audited()).containsExactly("update " + layered.id());
        assertThat(control.post(path, "{'layer':'PNONE','people':['" + user + "']}")
                        .error())
                .contains("one of the parts of Database Primary", layer);
        assertThat(control.post(path, "{'layer':'" + layer + "','people':[]}").error())
                .contains("1 to 20 users");
        assertThat(control.post(path, "{'layer':'" + layer + "'}").error()).contains("needs \"people\"");
        assertThat(control.post(path, "{'layer':'" + layer + "','people':['PNOBODY']}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void renamesRegroupsUpgradesAndDeletes() {
        String path = "/schedules/" + layered.id();
        String team = account.teams().get(0).id();

        assertThat(control.post(path + "/name", "{'name':'Night watch'}").changed())
                .isEqualTo("Database Primary is now called Night watch.");
        assertThat(control.post(path + "/teams", "{'teams':['" + team + "']}").changed())
                .isEqualTo("Night watch belongs to the team "
                        + account.teams().get(0).name() + ", and belonged to the team Database.");
        assertThat(control.post(path + "/upgrade", "").changed()).contains("shift-based (v3) now");
        assertThat(account.schedule(layered.id())).get().isInstanceOf(ShiftSchedule.class);
        assertThat(control.post(path + "/upgrade", "").status()).isEqualTo(409);
        assertThat(control.delete(path).changed()).isEqualTo("Night watch was deleted and left Database EP.");
        assertThat(account.schedule(layered.id())).isEmpty();
        assertThat(control.audited())
                .containsExactlyInAnyOrder(
                        "update " + layered.id(),
                        "update " + layered.id(),
                        "update " + layered.id(),
                        "delete " + layered.id(),
                        "update "
                                + account.policies().stream()
                                        .filter(policy -> policy.name().equals("Database EP"))
                                        .findFirst()
                                        .orElseThrow()
                                        .id());
    }

    @Test
    void refusesATeamThatIsNotThere() {
        Answered answer = control.post("/schedules/" + layered.id() + "/teams", "{'teams':['PNOBODY']}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(account.schedule(layered.id())).contains(layered);
    }

    @Test
    void copiesAScheduleOfEitherKind() {
        for (AccountSchedule schedule : List.of(layered, shifts)) {
            Answered answer = control.post("/schedules", "{'copy':'" + schedule.id() + "'}");

            AccountSchedule copy =
                    account.schedule(answer.json().path("id").asText()).orElseThrow();
            assertThat(copy).hasSameClassAs(schedule);
            assertThat(copy.name()).isEqualTo(schedule.name() + " (copy)");
            assertThat(copy.teamIds()).isEqualTo(schedule.teamIds());
            assertThat(account.policiesOf(copy.id())).isEmpty();
        }
    }

    private List<String> onCall(AccountSchedule schedule) {
        Instant now = control.clock().instant();
        return account.onCall(schedule.id(), now, now).stream()
                .map(OnCallShift::userId)
                .toList();
    }
}
