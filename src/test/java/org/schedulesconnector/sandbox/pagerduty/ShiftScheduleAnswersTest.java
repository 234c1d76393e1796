package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class ShiftScheduleAnswersTest {
    private static final String SCHEDULE = "/v3/schedules/PSFLW02";
    private static final String WINDOW = "since=2026-09-11T00:00:00Z&until=2026-09-15T00:00:00Z";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final Caller caller = Caller.of(account, PagerDutyOptions.defaults(), clock);

    @Test
    void listsReferencesOnly() {
        JsonNode listed = caller.get("/v3/schedules").body().path("schedules");

        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("type").asText()).isEqualTo("schedule_v3_reference");
        assertThat(listed.get(0).path("self").asText()).isEqualTo("https://api.pagerduty.com/v3/schedules/PSFLW02");
        assertThat(listed.get(0).has("rotations")).isFalse();
    }

    @Test
    void embedsRotationsAndTheirEvents() {
        JsonNode schedule = caller.get(SCHEDULE).body().path("schedule");
        JsonNode event = schedule.path("rotations").get(0).path("events").get(0);

        assertThat(schedule.path("type").asText()).isEqualTo("schedule_v3");
        assertThat(schedule.has("summary")).isFalse();
        assertThat(event.path("recurrence").get(0).asText()).isEqualTo("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        assertThat(event.path("start_time").path("date_time").asText()).isEqualTo("2026-01-05T08:00:00Z");
        assertThat(event.path("start_time").path("time_zone").asText()).isEqualTo("Europe/Madrid");
        assertThat(event.path("effective_until").isNull()).isTrue();
        assertThat(event.path("assignment_strategy").path("shifts_per_member").asInt())
                .isEqualTo(5);
        assertThat(event.path("assignment_strategy").path("members").get(0).toString())
                .isEqualTo("{\"type\":\"empty_member\"}");
    }

    @Test
    void rendersOnlyWithIncludeAndBothEnds() {
        String include = "include[]=final_schedule";

        assertThat(finalSchedule(include + "&" + WINDOW).isMissingNode()).isFalse();
        assertThat(finalSchedule(WINDOW).isMissingNode()).isTrue();
        assertThat(finalSchedule(include).isMissingNode()).isTrue();
        assertThat(finalSchedule(include + "&since=2026-09-11T00:00:00Z").isMissingNode())
                .isTrue();
    }

    @Test
    void tellsWhereEachAssignmentComesFrom() {
        JsonNode rendered = finalSchedule("include[]=final_schedule&" + WINDOW);
        JsonNode assignments = rendered.path("computed_shift_assignments");

        assertThat(assignments)
                .extracting(one -> one.path("source").path("type").asText())
                .containsExactly(
                        "schedule_rotation", "schedule_rotation_override", "custom_shift", "schedule_rotation");
        assertThat(assignments.get(1).path("source").path("override_id").asText())
                .isEqualTo("OVR1");
        assertThat(assignments.get(1).path("member").path("user_id").asText()).isEqualTo("PUBOL02");
        assertThat(assignments.get(2).path("source").path("shift_id").asText()).isEqualTo("CUS1");
        assertThat(assignments.get(3).path("member").path("type").asText()).isEqualTo("empty_member");
        assertThat(rendered.path("rendered_coverage_percentage").asDouble()).isEqualTo(16.7);
    }

    @Test
    void showsAssignmentsInTheZoneAsked() {
        JsonNode rendered = finalSchedule("include[]=final_schedule&time_zone=Asia/Kolkata&" + WINDOW);

        assertThat(rendered.path("computed_shift_assignments")
                        .get(0)
                        .path("start_time")
                        .asText())
                .isEqualTo("2026-09-11T12:30:00+05:30");
    }

    @Test
    void givesThePartsOneByOne() {
        assertThat(caller.get(SCHEDULE + "/rotations").ids("rotations")).containsExactly("ROT1");
        assertThat(caller.get(SCHEDULE + "/rotations/ROT1")
                        .body()
                        .path("rotation")
                        .path("events"))
                .hasSize(1);
        assertThat(caller.get(SCHEDULE + "/rotations/ROT1/events").ids("events"))
                .containsExactly("EV1");
        assertThat(caller.get(SCHEDULE + "/rotations/ROT1/events/EV1")
                        .body()
                        .path("event")
                        .path("name")
                        .asText())
                .isEqualTo("EMEA day");
        assertThat(caller.get(SCHEDULE + "/custom_shifts/CUS1")
                        .body()
                        .path("custom_shift")
                        .path("end_time")
                        .asText())
                .isEqualTo("2026-09-12T08:00:00Z");
        assertThat(caller.get(SCHEDULE + "/overrides/OVR1")
                        .body()
                        .path("override")
                        .path("rotation_id")
                        .asText())
                .isEqualTo("ROT1");
    }

    @Test
    void leavesEventsOutOfARotationThatCannotHappenInTheWindow() {
        String early = "?since=2025-01-01T00:00:00Z&until=2025-02-01T00:00:00Z";

        assertThat(caller.get(SCHEDULE + "/rotations/ROT1" + early)
                        .body()
                        .path("rotation")
                        .path("events"))
                .isEmpty();
        assertThat(caller.get(SCHEDULE + "/rotations/ROT1/events/EV1" + early).status())
                .isEqualTo(404);
    }

    @Test
    void cutsCustomShiftsAndOverridesAtTheWindow() {
        String shifts = "/custom_shifts?since=2026-09-12T04:00:00Z&until=2026-09-13T00:00:00Z";
        String overrides = "/overrides?since=2026-09-11T12:00:00Z&until=2026-09-13T00:00:00Z";

        assertThat(caller.get(SCHEDULE + shifts).all("custom_shifts", "start_time"))
                .containsExactly("2026-09-12T04:00:00Z");
        assertThat(caller.get(SCHEDULE + shifts + "&overflow=true").all("custom_shifts", "start_time"))
                .containsExactly("2026-09-12T00:00:00Z");
        assertThat(caller.get(SCHEDULE + overrides).all("overrides", "start_time"))
                .containsExactly("2026-09-11T12:00:00Z");
        assertThat(caller.get(SCHEDULE + "/overrides?since=2026-10-01T00:00:00Z&until=2026-10-02T00:00:00Z")
                        .ids("overrides"))
                .isEmpty();
    }

    private JsonNode finalSchedule(String query) {
        return caller.get(SCHEDULE + "?" + query).body().path("schedule").path("final_schedule");
    }
}
