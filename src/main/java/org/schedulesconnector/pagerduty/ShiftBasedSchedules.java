package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Reads shift-based (v3) schedules as PagerDuty rendered them. Their assignments hold user ids only, so names come later, by
 * {@link Directory#complete}; several people may be on call at once; a slot of nobody is left out, which makes it a gap. Stateless.
 */
public final class ShiftBasedSchedules {
    private final ScheduleFields fields;

    public ShiftBasedSchedules(PagerDutySettings settings) {
        this.fields = new ScheduleFields(settings);
    }

    /** Whether PagerDuty rendered the schedule: its final schedule comes only when it is included and a window is given. */
    public boolean isRendered(JsonNode schedule) {
        return schedule.path("final_schedule")
                .path("computed_shift_assignments")
                .isArray();
    }

    /**
     * @param schedule the object under {@code schedule} of a detail
     * @param window what to keep of it, inside of what it was rendered for
     * @throws PagerDutyException if it is not rendered, or a time in it cannot be read
     */
    public OnCallSchedule read(JsonNode schedule, Interval window) {
        if (!isRendered(schedule)) {
            throw Json.malformed("the schedule " + Json.text(schedule, "id") + " came without its final schedule");
        }
        List<Shift> shifts = new ArrayList<>();
        for (JsonNode assignment : Json.elements(schedule.path("final_schedule"), "computed_shift_assignments")) {
            String userId = Json.text(assignment.path("member"), "user_id");
            if (userId != null) {
                Person person = new Person(userId, null, null);
                ScheduleFields.stretch(assignment, "start_time", "end_time", window)
                        .ifPresent(time -> shifts.add(shift(person, time, assignment)));
            }
        }
        return fields.read(schedule, ScheduleKind.SHIFT_BASED, window)
                .shifts(shifts)
                .build();
    }

    private static Shift shift(Person person, Interval time, JsonNode assignment) {
        String source = Json.text(assignment.path("source"), "type");
        boolean override = source != null && source.endsWith("_override");
        return new Shift(person, time, override ? List.of(time) : List.of());
    }
}
