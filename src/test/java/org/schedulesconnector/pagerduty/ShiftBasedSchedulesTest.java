package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.schedulesconnector.pagerduty.LayerBasedSchedulesTest.WINDOW;
import static org.schedulesconnector.pagerduty.LayerBasedSchedulesTest.at;
import static org.schedulesconnector.pagerduty.LayerBasedSchedulesTest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.settings.PagerDutySettings;

class ShiftBasedSchedulesTest {
    private static final Person ANA = new Person("PUANA01", "Ana Ruiz", "ana@kestrel.example");
    private static final Person GONE = new Person("PUGONE1", null, null);

    private final ShiftBasedSchedules reader =
            new ShiftBasedSchedules(LayerBasedSchedulesTest.settings(PagerDutySettings.Region.US));

    @Test
    void readsSeveralPeopleAtOnceAndJoinsTheirNames() {
        OnCallSchedule schedule = read(
                assignment("09-11T07", "09-11T11", "PUANA01", "schedule_rotation"),
                assignment("09-11T07", "09-11T11", "PUGONE1", "custom_shift"));

        assertThat(schedule.kind()).isEqualTo(ScheduleKind.SHIFT_BASED);
        assertThat(schedule.onCallAt(at("09-11T08"))).containsExactly(ANA, GONE);
    }

    @Test
    void marksWhatComesFromAnyKindOfOverride() {
        OnCallSchedule schedule = read(
                assignment("09-11T07", "09-11T11", "PUANA01", "schedule_rotation_override"),
                assignment("09-12T07", "09-12T11", "PUANA01", "custom_shift_override"),
                assignment("09-13T07", "09-13T11", "PUANA01", "custom_shift"),
                "{'start_time':'2026-09-14T07:00:00Z','end_time':'2026-09-14T11:00:00Z',"
                        + "'member':{'type':'user_member','user_id':'PUANA01'}}");

        assertThat(schedule.shifts())
                .containsExactly(
                        Shift.override(ANA, at("09-11T07"), at("09-11T11")),
                        Shift.override(ANA, at("09-12T07"), at("09-12T11")),
                        Shift.regular(ANA, at("09-13T07"), at("09-13T11")),
                        Shift.regular(ANA, at("09-14T07"), at("09-14T11")));
    }

    @Test
    void leavesAnEmptySlotAsAGap() {
        OnCallSchedule schedule = read("{'type':'computed_shift_assignment','start_time':'2026-09-14T07:00:00Z',"
                + "'end_time':'2026-09-14T15:00:00Z','member':{'type':'empty_member'}}");

        assertThat(schedule.shifts()).isEmpty();
        assertThat(schedule.coverage().gaps()).containsExactly(WINDOW);
    }

    @Test
    void readsAScheduleThatNobodyIsOn() {
        assertThat(read().people()).isEmpty();
    }

    @Test
    void takesTheNameSinceThereIsNoSummary() {
        assertThat(read().name()).isEqualTo("Follow the Sun");
        assertThat(read().summary()).isNull();
    }

    @Test
    void refusesToReadAScheduleThatIsNotRendered() {
        JsonNode schedule = JsonText.json("{'id':'PSFLW02','name':'Follow the Sun','rotations':[]}");

        assertThat(reader.isRendered(schedule)).isFalse();
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> reader.read(schedule, WINDOW))
                .withMessageContaining("PSFLW02");
    }

    private OnCallSchedule read(String... assignments) {
        JsonNode schedule =
                JsonText.json(("{'id':'PSFLW02','type':'schedule_v3','name':'Follow the Sun','time_zone':'Etc/UTC',"
                                + "'final_schedule':{'rendered_coverage_percentage':8.3,'computed_shift_assignments':[%s]}}")
                        .formatted(String.join(",", assignments)));
        return directory().complete(reader.read(schedule, WINDOW));
    }

    private static String assignment(String start, String end, String userId, String source) {
        return ("{'type':'computed_shift_assignment','start_time':'%s','end_time':'%s',"
                        + "'member':{'type':'user_member','user_id':'%s'},'source':{'type':'%s'}}")
                .formatted(at(start), at(end), userId, source);
    }
}
