package org.schedulesconnector.item;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schedulesconnector.item.PolicyView.Always;
import org.schedulesconnector.item.PolicyView.Level;
import org.schedulesconnector.item.PolicyView.OnCall;
import org.schedulesconnector.item.PolicyView.Other;
import org.schedulesconnector.item.PolicyView.Target;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;

/**
 * The text of an escalation policy's item, written so that any line can be quoted as an answer: who is paged first and who is that
 * now, who next when nobody answers, then what uses the policy. Times are told in the zone of the schedule concerned and in UTC.
 * Nothing in it moves between two hand-offs.
 */
final class PolicyText {
    private final PolicyView view;

    private PolicyText(PolicyView view) {
        this.view = view;
    }

    static String of(PolicyView view) {
        return String.join("\n", new PolicyText(view).lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(view.name() + " is an escalation policy (escalation path) in PagerDuty" + teams() + ".");
        Duration delay = null;
        for (Level level : view.levels()) {
            lines.add(head(level, delay));
            lines.addAll(targets(level));
            delay = level.told().escalatesAfter();
        }
        lines.add(end(delay));
        lines.add(usage());
        said("Description: ", view.path().description()).ifPresent(lines::add);
        said("Escalation policy in PagerDuty: ", view.path().htmlUrl()).ifPresent(lines::add);
        return lines;
    }

    private String teams() {
        List<String> teams = view.path().teams().stream()
                .map(TeamReference::name)
                .map(OneLine::of)
                .toList();
        if (teams.isEmpty()) {
            return "";
        }
        return (teams.size() == 1 ? " for the team " : " for the teams ") + Sentences.and(teams);
    }

    private static String head(Level level, Duration delay) {
        String paged = level.number() == 1
                ? "Level 1 is paged first"
                : unanswered(delay) + "level " + level.number() + " is paged";
        boolean choice = level.told().inTurn() && level.targets().size() > 1;
        return paged + (choice ? ", one of these in turn:" : ":");
    }

    private static String unanswered(Duration delay) {
        return delay == null
                ? "If nobody answers in time, "
                : "If nobody answers within " + Sentences.plural((int) delay.toMinutes(), "minute") + ", ";
    }

    /** Each names its level, so that it can be quoted by itself. */
    private static List<String> targets(Level level) {
        String lead = "- Level " + level.number() + ": ";
        if (level.targets().isEmpty()) {
            return List.of(lead + "nobody.");
        }
        return level.targets().stream().map(target -> lead + target(target)).toList();
    }

    private static String target(Target target) {
        if (target instanceof OnCall onCall) {
            return onCall(onCall.view());
        }
        if (target instanceof Always always) {
            return People.nameAndEmail(always.person()) + ", at any time.";
        }
        return target instanceof Other other
                ? OneLine.of(other.name()) + ", which is neither a person nor a schedule."
                : "a restricted on-call schedule; who is on call by it is not told here.";
    }

    private static String onCall(ScheduleView schedule) {
        SpokenTime time = new SpokenTime(schedule.schedule().zone());
        NowLines lines = new NowLines(schedule, time);
        String next = lines.handoff().map(sentence -> " " + sentence).orElse("");
        return "on call now by the schedule " + lines.name() + " (times are " + time.zoneName() + "): "
                + people(schedule, time) + "." + next;
    }

    private static String people(ScheduleView schedule, SpokenTime time) {
        if (schedule.current().isEmpty()) {
            return "nobody"
                    + schedule.next()
                            .map(handoff -> ", until " + time.absolute(handoff.at()))
                            .orElse("");
        }
        return schedule.current().stream()
                .map(shift -> NowLines.person(shift) + until(shift, schedule, time))
                .collect(Collectors.joining("; "));
    }

    /** What lasts to the end of the window may last longer, and that end moves every day: of it nothing is told. */
    private static String until(Shift shift, ScheduleView schedule, SpokenTime time) {
        boolean known = shift.time().end().isBefore(schedule.window().end());
        return known ? ", until " + time.absolute(shift.time().end()) : "";
    }

    private String end(Duration delay) {
        if (view.levels().isEmpty()) {
            return "It has no level, so it pages nobody.";
        }
        int repeats = view.path().repeats();
        return repeats == 0
                ? "Nobody else is paged after that: it does not repeat."
                : unanswered(delay) + "it starts again at level 1; it repeats " + Sentences.plural(repeats, "time")
                        + ".";
    }

    private String usage() {
        List<String> services = view.path().services().stream().map(OneLine::of).toList();
        if (services.isEmpty()) {
            return "No service uses it.";
        }
        return "Used by the " + (services.size() == 1 ? "service " : "services ") + Sentences.and(services) + ".";
    }

    private static Optional<String> said(String lead, String text) {
        return Optional.of(OneLine.of(text)).filter(line -> !line.isEmpty()).map(line -> lead + line);
    }
}
