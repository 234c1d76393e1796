package org.schedulesconnector.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;

/** The lead of the text: what the schedule is, who is on call now and until when, who is next. */
final class NowLines {
    private final ScheduleView view;
    private final OnCallSchedule schedule;
    private final SpokenTime time;

    NowLines(ScheduleView view, SpokenTime time) {
        this.view = view;
        this.schedule = view.schedule();
        this.time = time;
    }

    List<String> lines() {
        return List.of(opening(), now(), next());
    }

    private String opening() {
        return name() + " is an on-call schedule in PagerDuty" + teams() + ". " + zone();
    }

    /** The schedule's name on one line; one without is named by its id. */
    String name() {
        String name = OneLine.of(schedule.name());
        return name.isEmpty() ? "Schedule " + schedule.id() : name;
    }

    private String teams() {
        List<String> teams = schedule.teams().stream()
                .map(TeamReference::name)
                .map(OneLine::of)
                .toList();
        if (teams.isEmpty()) {
            return "";
        }
        return (teams.size() == 1 ? " for the team " : " for the teams ") + Sentences.and(teams);
    }

    private String zone() {
        String zone = OneLine.of(schedule.timeZone());
        if (!schedule.isZoneKnown()) {
            return "Times are UTC, because the time zone that PagerDuty names, \"" + zone + "\", is not known.";
        }
        if (time.isUtc()) {
            return "Times are UTC.";
        }
        String id = time.zoneName();
        return "Times are " + zone + (id.equals(zone) ? "" : ", that is " + id) + " (" + time.offsets(schedule.window())
                + ").";
    }

    private String now() {
        if (view.current().isEmpty()) {
            return "Nobody is on call now. That lasts " + nobodyUntil() + ".";
        }
        return view.current().stream().map(this::personUntil).collect(Collectors.joining("; ", "On call now: ", "."));
    }

    private String nobodyUntil() {
        return until(view.next().map(Handoff::at).orElse(view.window().end()));
    }

    private String personUntil(Shift shift) {
        return person(shift) + ", " + until(shift.time().end());
    }

    /** Who is on call by a shift. */
    static String person(Shift shift) {
        return People.nameAndEmail(shift.person()) + (shift.isOverride() ? " as an override" : "");
    }

    /** What ends at the window's edge may go on: nobody has looked further. */
    private String until(Instant end) {
        return (end.isBefore(view.window().end()) ? "until " : "until at least ") + time.absolute(end);
    }

    private String next() {
        return handoff()
                .orElse("Next: no hand-off before "
                        + time.absolute(view.window().end()) + ".");
    }

    /** The next hand-off, as a sentence that begins with "Next:"; empty when there is none before the window ends. */
    Optional<String> handoff() {
        return view.next().map(this::next);
    }

    private String next(Handoff handoff) {
        String at = " on " + time.absoluteAt(handoff.at());
        List<Person> arrivals = view.arrivals();
        if (handoff.to().isEmpty()) {
            return "Next: nobody is on call from " + time.absolute(handoff.at()) + " on.";
        }
        if (arrivals.isEmpty()) {
            return "Next: " + does(view.departures(), "goes", "go") + " off call" + at + "; "
                    + does(handoff.to(), "stays", "stay") + " on call.";
        }
        return "Next: " + arriving(arrivals, handoff) + at + asOverride(arrivals, handoff) + ".";
    }

    private String arriving(List<Person> arrivals, Handoff handoff) {
        if (handoff.from().isEmpty()) {
            return does(arrivals, "goes", "go") + " on call";
        }
        if (view.departures().isEmpty()) {
            return does(arrivals, "joins", "join") + " " + Sentences.and(People.names(handoff.from()));
        }
        boolean everybodyLeaves = view.departures().size() == handoff.from().size();
        return does(arrivals, "takes", "take") + " over"
                + (everybodyLeaves ? "" : " from " + Sentences.and(People.names(view.departures())));
    }

    private String asOverride(List<Person> arrivals, Handoff handoff) {
        List<Person> overriding = arrivals.stream()
                .filter(person -> comesByOverride(person, handoff.at()))
                .toList();
        if (overriding.isEmpty()) {
            return "";
        }
        boolean all = overriding.size() == arrivals.size();
        return all ? ", as an override" : ", " + Sentences.and(People.names(overriding)) + " as an override";
    }

    private boolean comesByOverride(Person person, Instant at) {
        return schedule.shiftsAt(at).stream()
                .filter(shift -> shift.person().id().equals(person.id()))
                .flatMap(shift -> shift.overrides().stream())
                .anyMatch(override -> override.contains(at));
    }

    private static String does(List<Person> people, String one, String several) {
        String named = Sentences.and(people.stream().map(People::nameAndEmail).toList());
        return named + " " + (people.size() == 1 ? one : several);
    }
}
