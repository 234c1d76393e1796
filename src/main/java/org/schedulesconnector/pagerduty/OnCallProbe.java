package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.Shift;

/**
 * Tells which schedules have changed by who is on call from now on, without reading them. PagerDuty answers it for schedules on an
 * escalation policy only. It may say of a schedule that it differs although it does not; never the other way round, for what is to
 * come in the stretch that was asked for. Thread-safe.
 */
public final class OnCallProbe {
    private final Interval stretch;
    private final Map<String, Set<Shift>> bySchedule = new ConcurrentHashMap<>();

    /** @param stretch what was asked for: from the run's now on */
    public OnCallProbe(Interval stretch) {
        this.stretch = stretch;
    }

    public Interval stretch() {
        return stretch;
    }

    /** Takes in rows of the listing; those of no schedule, or without a person, are passed over. */
    public void add(Collection<JsonNode> rows) {
        rows.forEach(this::add);
    }

    /**
     * Whether somebody else is on call than a schedule says that was read earlier, where both know.
     *
     * @param known as it was read, for a window that contains the run's now
     */
    public boolean differs(OnCallSchedule known) {
        return stretch.intersection(known.window())
                .map(both -> !shifts(known, both, known.shifts())
                        .equals(shifts(known, both, List.copyOf(bySchedule.getOrDefault(known.id(), Set.of())))))
                .orElse(true);
    }

    /** One form for both: who and when, whatever causes it. */
    private static List<Shift> shifts(OnCallSchedule schedule, Interval window, List<Shift> shifts) {
        List<Shift> bare = shifts.stream()
                .map(shift -> new Shift(new Person(shift.person().id(), null, null), shift.time(), List.of()))
                .toList();
        return schedule.toBuilder().window(window).shifts(bare).build().shifts();
    }

    private void add(JsonNode row) {
        String schedule = Json.text(row.path("schedule"), "id");
        String person = Json.text(row.path("user"), "id");
        if (schedule == null || person == null) {
            return;
        }
        Instant start = Json.instant(row, "start").orElse(stretch.start());
        Instant end = Json.instant(row, "end").orElse(stretch.end());
        if (start.isBefore(end)) {
            Shift shift = new Shift(new Person(person, null, null), new Interval(start, end), List.of());
            bySchedule
                    .computeIfAbsent(schedule, first -> ConcurrentHashMap.newKeySet())
                    .add(shift);
        }
    }
}
