package org.schedulesconnector.item;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.oncall.Coverage;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.Shift;

/**
 * A schedule as seen at one instant: what properties and text both need, worked out once. Between two hand-offs every view of an
 * unchanged schedule leads to the same item.
 *
 * @param schedule the schedule
 * @param now the crawl's one now, inside the schedule's window
 * @param current the shifts that run now
 * @param next the next hand-off, empty when there is none before the window ends
 * @param coverage how well the window is covered
 * @param iconUrl the icon shown with every schedule, from the settings; null for none
 */
record ScheduleView(
        OnCallSchedule schedule,
        Instant now,
        List<Shift> current,
        Optional<Handoff> next,
        Coverage coverage,
        URI iconUrl) {

    /** @throws IllegalArgumentException if now lies outside the window, for then nobody knows who is on call */
    static ScheduleView of(OnCallSchedule schedule, Instant now, URI iconUrl) {
        if (!schedule.window().contains(now)) {
            throw new IllegalArgumentException(
                    "schedule " + schedule.id() + " was read for " + schedule.window() + ", which does not contain "
                            + now + ": who is on call then is unknown. Read it for a window around now.");
        }
        return new ScheduleView(
                schedule, now, schedule.shiftsAt(now), schedule.nextHandoff(now), schedule.coverage(), iconUrl);
    }

    Interval window() {
        return schedule.window();
    }

    /** Everyone on call now, each once. */
    List<Person> peopleNow() {
        return schedule.onCallAt(now);
    }

    /** When the first of those on call now leaves; empty when nobody is on call, or when that lies beyond the window. */
    Optional<Instant> until() {
        return current.stream()
                .map(shift -> shift.time().end())
                .min(Instant::compareTo)
                .filter(window().end()::isAfter);
    }

    /** Who comes on call at the next hand-off without being on call before it. */
    List<Person> arrivals() {
        return next.map(handoff -> without(handoff.to(), handoff.from())).orElse(List.of());
    }

    /** Who goes off call at the next hand-off. */
    List<Person> departures() {
        return next.map(handoff -> without(handoff.from(), handoff.to())).orElse(List.of());
    }

    private static List<Person> without(List<Person> people, List<Person> others) {
        Set<String> ids = others.stream().map(Person::id).collect(Collectors.toSet());
        return people.stream().filter(person -> !ids.contains(person.id())).toList();
    }
}
