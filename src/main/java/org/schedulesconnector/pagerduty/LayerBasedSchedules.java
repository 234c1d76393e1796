package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Reads layer-based (v2) schedules as PagerDuty rendered them: its final schedule, with the parts marked that its overrides
 * cause. Layers are never computed here. What comes out is what the answer alone tells; {@link Directory#complete} adds the rest.
 * Stateless.
 */
public final class LayerBasedSchedules {
    private final ScheduleFields fields;

    public LayerBasedSchedules(PagerDutySettings settings) {
        this.fields = new ScheduleFields(settings);
    }

    /**
     * Whether PagerDuty rendered the schedule for the window it was asked for. Some accounts get list pages that are not; then
     * the schedule must be asked for by itself.
     */
    public boolean isRendered(JsonNode schedule) {
        return schedule.path("final_schedule")
                .path("rendered_coverage_percentage")
                .isNumber();
    }

    /**
     * @param schedule a schedule object, as in a list or under {@code schedule} of a detail
     * @param window what to keep of it, inside of what it was rendered for
     * @throws PagerDutyException if it is not rendered, or a time in it cannot be read
     */
    public OnCallSchedule read(JsonNode schedule, Interval window) {
        if (!isRendered(schedule)) {
            throw Json.malformed("the schedule " + Json.text(schedule, "id") + " came without its final schedule");
        }
        List<Shift> overrides = entries(schedule.path("overrides_subschedule"), window);
        List<Shift> shifts = entries(schedule.path("final_schedule"), window).stream()
                .flatMap(entry -> split(entry, overrides).stream())
                .toList();
        return fields.read(schedule, ScheduleKind.LAYER_BASED, window)
                .shifts(shifts)
                .build();
    }

    private static List<Shift> entries(JsonNode subschedule, Interval window) {
        List<Shift> shifts = new ArrayList<>();
        for (JsonNode entry : Json.elements(subschedule, "rendered_schedule_entries")) {
            String userId = Json.text(entry.path("user"), "id");
            if (userId != null) {
                Person person = new Person(userId, Json.firstText(entry.path("user"), "summary", "name"), null);
                ScheduleFields.stretch(entry, "start", "end", window)
                        .ifPresent(time -> shifts.add(new Shift(person, time, List.of())));
            }
        }
        return shifts;
    }

    /** An entry of the final schedule in pieces: those inside an override of the same person, and the regular ones between. */
    private static List<Shift> split(Shift entry, List<Shift> overrides) {
        List<Interval> overridden = overrides.stream()
                .filter(override -> override.person().id().equals(entry.person().id()))
                .map(override -> override.time().intersection(entry.time()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Interval::start))
                .toList();
        List<Shift> pieces = new ArrayList<>();
        Instant from = entry.time().start();
        for (Interval piece : overridden) {
            if (from.isBefore(piece.start())) {
                pieces.add(Shift.regular(entry.person(), from, piece.start()));
            }
            if (from.isBefore(piece.end())) {
                Instant start = from.isAfter(piece.start()) ? from : piece.start();
                pieces.add(Shift.override(entry.person(), start, piece.end()));
                from = piece.end();
            }
        }
        if (from.isBefore(entry.time().end())) {
            pieces.add(Shift.regular(entry.person(), from, entry.time().end()));
        }
        return pieces;
    }
}
