package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Objects;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;

/**
 * What is known of a schedule when a filter looks at it.
 *
 * @param id its id, not null
 * @param kind its kind, not null
 * @param name its name; null when it is not told yet: then names do not decide
 * @param teams its teams, with the names of the directory
 * @param knowledge how much {@code teams} says, not null
 */
record FilterCandidate(String id, ScheduleKind kind, String name, List<TeamReference> teams, TeamKnowledge knowledge) {
    enum TeamKnowledge {
        /** The schedule is not read yet: teams do not decide. */
        NOT_YET,
        /** Read, and PagerDuty did not tell its teams. */
        WITHHELD,
        /** These are all. */
        COMPLETE
    }

    FilterCandidate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(knowledge, "knowledge");
        teams = List.copyOf(teams);
    }

    /** What a listing tells by a reference. */
    static FilterCandidate listed(String id, ScheduleKind kind, String name) {
        return new FilterCandidate(id, kind, name, List.of(), TeamKnowledge.NOT_YET);
    }

    /** @param teamsKnown whether the schedule's teams are all of them */
    static FilterCandidate read(OnCallSchedule schedule, boolean teamsKnown) {
        return new FilterCandidate(
                schedule.id(),
                schedule.kind(),
                schedule.name(),
                schedule.teams(),
                teamsKnown ? TeamKnowledge.COMPLETE : TeamKnowledge.WITHHELD);
    }

    boolean isOn(String team) {
        return teams.stream()
                .anyMatch(one -> team.equalsIgnoreCase(one.id())
                        || team.equalsIgnoreCase(one.name().strip()));
    }
}
