package org.schedulesconnector.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.Provenance;

/** The end of the text: what uses the schedule, what it is for, who made and changed it, where it is. */
final class AboutLines {
    private final OnCallSchedule schedule;
    private final SpokenTime time;

    AboutLines(ScheduleView view, SpokenTime time) {
        this.schedule = view.schedule();
        this.time = time;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(usage());
        said("Description: ", schedule.description()).ifPresent(lines::add);
        provenance().ifPresent(lines::add);
        said("Schedule in PagerDuty: ", schedule.htmlUrl()).ifPresent(lines::add);
        return lines;
    }

    private String usage() {
        List<PolicyReference> policies = schedule.policies();
        if (policies.isEmpty()) {
            return "No escalation policy uses it.";
        }
        List<String> named = policies.stream().map(AboutLines::policy).toList();
        String noun = policies.size() == 1 ? "the escalation policy " : "the escalation policies ";
        return "Used by " + noun + Sentences.and(named) + ".";
    }

    private static String policy(PolicyReference policy) {
        String name = OneLine.of(policy.name());
        List<String> levels = policy.levels().stream().map(String::valueOf).toList();
        if (levels.isEmpty()) {
            return name;
        }
        return name + (levels.size() == 1 ? " (level " : " (levels ") + Sentences.and(levels) + ")";
    }

    private Optional<String> provenance() {
        Provenance known = schedule.provenance();
        List<String> parts = Stream.of(
                        deed("created", known.createdBy(), known.createdAt()),
                        deed("last changed", known.lastModifiedBy(), known.lastModifiedAt()))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of("The schedule was " + Sentences.and(parts) + ".");
    }

    private Optional<String> deed(String verb, String by, Instant at) {
        String who = OneLine.of(by).isEmpty() ? "" : " by " + OneLine.of(by);
        String when = at == null ? "" : " on " + time.absoluteAt(at);
        return (who + when).isEmpty() ? Optional.empty() : Optional.of(verb + who + when);
    }

    private static Optional<String> said(String lead, String text) {
        return Optional.of(OneLine.of(text)).filter(line -> !line.isEmpty()).map(line -> lead + line);
    }
}
