package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schedulesconnector.pagerduty.Team;

/** What is known of the teams that schedules and people only name. */
record TeamDirectory(Map<String, Team> teams) {
    private static final int MOST_NAMES = 3;

    TeamDirectory {
        teams = Map.copyOf(teams);
    }

    /** Those of the teams that hide what is theirs; a team that nobody knows is one of them. */
    SortedSet<String> privateAmong(Collection<String> teamIds) {
        return teamIds.stream().filter(this::isPrivate).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names, or ids where there is none, as one phrase of bounded length. */
    String names(Collection<String> teamIds) {
        String first =
                teamIds.stream().sorted().limit(MOST_NAMES).map(this::name).collect(Collectors.joining(", "));
        int more = teamIds.size() - MOST_NAMES;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private boolean isPrivate(String teamId) {
        Team team = teams.get(teamId);
        return team == null || team.isPrivate();
    }

    private String name(String teamId) {
        Team team = teams.get(teamId);
        return team == null || team.name() == null ? teamId : team.name();
    }
}
