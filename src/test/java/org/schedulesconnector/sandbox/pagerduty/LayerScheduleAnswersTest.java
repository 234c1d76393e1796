package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;

class LayerScheduleAnswersTest {
    private static final String WINDOW = "since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z";
    private static final String EVERYTHING =
            "include[]=schedule_layers&include[]=overrides_subschedule&include[]=final_schedule&time_zone=Etc/UTC";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final Caller caller = caller(PagerDutyOptions.builder());

    @Test
    void listsLayerBasedSchedulesOnlyAndRendersNothingUnasked() {
        JsonNode listed = caller.get("/schedules").body().path("schedules");

        assertThat(listed).hasSize(1);
        JsonNode schedule = listed.get(0);
        assertThat(schedule.path("id").asText()).isEqualTo("PSPRI01");
        assertThat(schedule.path("type").asText()).isEqualTo("schedule");
        assertThat(schedule.path("html_url").asText()).isEqualTo("https://kestrel.pagerduty.com/schedules/PSPRI01");
        assertThat(schedule.path("users"))
                .extracting(user -> user.path("summary").asText())
                .containsExactly("Bo Lindqvist", "Ana Ruiz");
        assertThat(schedule.path("teams").get(0).path("summary").asText()).isEqualTo("Platform");
        assertThat(schedule.path("escalation_policies").get(0).path("id").asText())
                .isEqualTo("PEPLT01");
        assertThat(schedule.has("schedule_layers")).isFalse();
        assertThat(schedule.has("final_schedule")).isFalse();
    }

    @Test
    void rendersTheSampleInAList() {
        JsonNode schedule = caller.get("/schedules?" + EVERYTHING + "&" + WINDOW)
                .body()
                .path("schedules")
                .get(0);

        JsonNode entries = schedule.path("final_schedule").path("rendered_schedule_entries");
        assertThat(entries)
                .extracting(entry -> entry.path("start").asText())
                .containsExactly(
                        "2026-09-01T00:00:00Z",
                        "2026-09-07T08:00:00Z",
                        "2026-09-09T18:00:00Z",
                        "2026-09-10T06:00:00Z",
                        "2026-09-14T08:00:00Z");
        assertThat(entries.get(2).path("user").path("summary").asText()).isEqualTo("Bo Lindqvist");
        assertThat(schedule.path("final_schedule")
                        .path("rendered_coverage_percentage")
                        .asDouble())
                .isEqualTo(100.0);
        assertThat(schedule.path("overrides_subschedule").path("rendered_schedule_entries"))
                .hasSize(1);
        assertThat(schedule.path("schedule_layers")
                        .get(0)
                        .path("rotation_turn_length_seconds")
                        .asInt())
                .isEqualTo(604_800);
    }

    @Test
    void rendersNothingWithoutAWindow() {
        JsonNode schedule =
                caller.get("/schedules?" + EVERYTHING).body().path("schedules").get(0);

        assertThat(schedule.path("final_schedule").path("rendered_schedule_entries"))
                .isEmpty();
        assertThat(schedule.path("final_schedule").has("rendered_coverage_percentage"))
                .isFalse();
    }

    @Test
    void takesTwoWeeksWhenOneEndIsGiven() {
        assertThat(starts("/schedules/PSPRI01?time_zone=Etc/UTC&until=2026-09-08T00:00:00Z"))
                .startsWith("2026-08-25T00:00:00Z");
        assertThat(ends("/schedules/PSPRI01?time_zone=Etc/UTC&since=2026-09-08T00:00:00Z"))
                .endsWith("2026-09-22T00:00:00Z");
    }

    @Test
    void showsTimesInTheScheduleZoneOrTheOneAsked() {
        assertThat(starts("/schedules/PSPRI01?" + WINDOW)).startsWith("2026-09-01T02:00:00+02:00");
        assertThat(starts("/schedules/PSPRI01?time_zone=America/New_York&" + WINDOW))
                .startsWith("2026-08-31T20:00:00-04:00");
    }

    @Test
    void givesWholeShiftsWithOverflow() {
        assertThat(starts("/schedules/PSPRI01?time_zone=Etc/UTC&overflow=true&" + WINDOW))
                .startsWith("2026-08-31T08:00:00Z");
        assertThat(starts("/schedules/PSPRI01?time_zone=Etc/UTC&since=2026-09-08T00:00:00Z&until=2026-09-08T00:00:00Z"))
                .containsExactly("2026-09-07T08:00:00Z");
    }

    @Test
    void showsRestrictionsByTheWallClockOfTheZoneAsked() {
        Layer layer = SmallAccount.restricted(
                SmallAccount.weekly("PLREST1", "PUANA01"),
                Restriction.weekly(DayOfWeek.MONDAY, LocalTime.of(1, 0), Duration.ofHours(8)));
        account.changes().addSchedule(SmallAccount.schedule("Europe/Madrid", List.of(layer)));

        JsonNode own = restriction("/schedules/PSTEST1");
        JsonNode seen = restriction("/schedules/PSTEST1?time_zone=America/New_York");

        assertThat(own.path("type").asText()).isEqualTo("weekly_restriction");
        assertThat(own.path("start_time_of_day").asText()).isEqualTo("01:00:00");
        assertThat(own.path("start_day_of_week").asInt()).isEqualTo(1);
        assertThat(own.path("duration_seconds").asInt()).isEqualTo(28_800);
        assertThat(seen.path("start_time_of_day").asText()).isEqualTo("19:00:00");
        assertThat(seen.path("start_day_of_week").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(
            value = ListRendering.class,
            names = {"ABSENT", "EMPTY"})
    void leavesListsUnrenderedWhereTheAccountIsSetSoAndStillRendersDetails(ListRendering rendering) {
        Caller older = caller(PagerDutyOptions.builder().listRendering(rendering));

        JsonNode listed = older.get("/schedules?" + EVERYTHING + "&" + WINDOW)
                .body()
                .path("schedules")
                .get(0);
        JsonNode detail = older.get("/schedules/PSPRI01?" + WINDOW).body().path("schedule");

        assertThat(listed.has("final_schedule")).isEqualTo(rendering == ListRendering.EMPTY);
        assertThat(listed.has("overrides_subschedule")).isEqualTo(rendering == ListRendering.EMPTY);
        assertThat(listed.path("final_schedule").path("rendered_schedule_entries"))
                .isEmpty();
        assertThat(listed.has("schedule_layers")).isTrue();
        assertThat(detail.path("final_schedule").path("rendered_schedule_entries"))
                .isNotEmpty();
    }

    @Test
    void tellsWhenSomebodyIsOnCallNext() {
        JsonNode next = caller.get("/schedules/PSPRI01?time_zone=Etc/UTC&include_next_oncall_for_user=PUBOL02")
                .body()
                .path("schedule")
                .path("next_oncall_for_user");

        assertThat(next.path("start").asText()).isEqualTo("2026-09-09T18:00:00Z");
        assertThat(next.path("user").path("id").asText()).isEqualTo("PUBOL02");
        assertThat(caller.get("/schedules?include_next_oncall_for_user=PUOLD09").text())
                .doesNotContain("next_oncall_for_user");
    }

    @Test
    void listsOverridesOfAWindow() {
        Caller.Answered cut =
                caller.get("/schedules/PSPRI01/overrides?since=2026-09-10T00:00:00Z&until=2026-09-11T00:00:00Z");

        assertThat(cut.status()).isEqualTo(201);
        assertThat(cut.ids("overrides")).containsExactly("POVR001");
        assertThat(cut.all("overrides", "start")).containsExactly("2026-09-10T02:00:00+02:00");
        assertThat(caller.get("/schedules/PSPRI01/overrides?overflow=true&since=2026-09-10T00:00:00Z"
                                + "&until=2026-09-11T00:00:00Z")
                        .all("overrides", "start"))
                .containsExactly("2026-09-09T20:00:00+02:00");
        assertThat(caller.get("/schedules/PSPRI01/overrides?editable=true&" + WINDOW)
                        .text())
                .isEqualTo("{\"overrides\":[{\"id\":\"POVR001\"}]}");
    }

    @Test
    void givesOnlyANameOfSomebodyWhoIsDeleted() {
        account.changes().deleteUser("PUANA01");

        JsonNode users = caller.get("/schedules/PSPRI01/users?" + WINDOW).body().path("users");
        JsonNode schedule = caller.get("/schedules/PSPRI01?" + WINDOW).body().path("schedule");

        assertThat(users).extracting(user -> user.path("summary").asText()).contains("Ana Ruiz");
        JsonNode ana = users.get(1);
        assertThat(ana.path("id").asText()).isEqualTo("PUANA01");
        assertThat(ana.has("name")).isFalse();
        assertThat(ana.has("email")).isFalse();
        assertThat(ana.path("html_url").isNull()).isTrue();
        assertThat(schedule.path("users").findValuesAsText("summary")).contains("Ana Ruiz");
    }

    @Test
    void givesWhoIsOnCallNowWithoutAWindow() {
        assertThat(caller.get("/schedules/PSPRI01/users").ids("users")).containsExactly("PUANA01");
    }

    @Test
    void carriesCalendarAddressesThatMustNotLeak() {
        JsonNode detail = caller.get("/schedules/PSPRI01").body().path("schedule");

        assertThat(detail.path("http_cal_url").asText()).contains(PagerDutyService.CALENDAR_SECRET_MARK);
        assertThat(detail.path("web_cal_url").asText()).startsWith("webcal://");
    }

    @Test
    void sendsNullsAgainstItsOwnSchemaWhereTheAccountIsSetSo() {
        JsonNode plain = caller.get("/schedules/PSPRI01")
                .body()
                .path("schedule")
                .path("schedule_layers")
                .get(0);
        JsonNode explicit = caller(PagerDutyOptions.builder().explicitNulls(true))
                .get("/schedules/PSPRI01")
                .body()
                .path("schedule")
                .path("schedule_layers")
                .get(0);

        assertThat(plain.has("end")).isFalse();
        assertThat(explicit.path("end").isNull()).isTrue();
        assertThat(explicit.path("rendered_coverage_percentage").isNull()).isTrue();
    }

    @Test
    void linksToTheRegion() {
        JsonNode schedule = caller(PagerDutyOptions.builder().region("eu"))
                .get("/schedules/PSPRI01")
                .body()
                .path("schedule");

        assertThat(schedule.path("self").asText()).isEqualTo("https://api.eu.pagerduty.com/schedules/PSPRI01");
        assertThat(schedule.path("html_url").asText()).isEqualTo("https://kestrel.eu.pagerduty.com/schedules/PSPRI01");
    }

    private Caller caller(PagerDutyOptions.Builder options) {
        return Caller.of(account, options.build(), clock);
    }

    private List<String> starts(String target) {
        return finalSchedule(target).findValuesAsText("start");
    }

    private List<String> ends(String target) {
        return finalSchedule(target).findValuesAsText("end");
    }

    private JsonNode finalSchedule(String target) {
        return caller.get(target).body().path("schedule").path("final_schedule");
    }

    private JsonNode restriction(String target) {
        JsonNode layer = caller.get(target)
                .body()
                .path("schedule")
                .path("schedule_layers")
                .get(0);
        return layer.path("restrictions").get(0);
    }
}
