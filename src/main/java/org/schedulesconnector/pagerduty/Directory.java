package org.schedulesconnector.pagerduty;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.TeamReference;

/**
 * What schedules only refer to: people, teams, escalation policies, and who made which schedule. What it does not know is answered
 * from the reference itself. Immutable.
 *
 * @param users people by id
 * @param teams teams by id
 * @param policies the escalation policies
 * @param provenance who made and changed a schedule, by schedule id
 */
public record Directory(
        Map<String, User> users,
        Map<String, Team> teams,
        EscalationPaths policies,
        Map<String, Provenance> provenance) {
    public static final Directory EMPTY = new Directory(Map.of(), Map.of(), EscalationPaths.NONE, Map.of());

    public Directory {
        users = Map.copyOf(users);
        teams = Map.copyOf(teams);
        Objects.requireNonNull(policies, "policies");
        provenance = Map.copyOf(provenance);
    }

    /**
     * Somebody on call.
     *
     * @param summary the name in the reference, which outlives the person's account; null when there is none
     */
    public Person person(String id, String summary) {
        User user = users.get(id);
        if (user == null) {
            return new Person(id, summary, null);
        }
        return new Person(id, user.name() == null ? summary : user.name(), user.email());
    }

    /** @param summary the name in the reference; null when there is none */
    public TeamReference team(String id, String summary) {
        Team team = teams.get(id);
        return new TeamReference(id, team == null || team.name() == null ? summary : team.name());
    }

    /** The escalation policies that page a schedule, with the levels, sorted by name; empty when none is known. */
    public List<PolicyReference> policiesOf(String scheduleId) {
        return policies.paging(scheduleId);
    }

    /** The escalation policies by policy id; empty when they could not be read. */
    public Map<String, EscalationPath> paths() {
        return policies.byId();
    }

    /** An escalation policy with the names of its teams. */
    public EscalationPath complete(EscalationPath told) {
        return told.withTeams(
                told.teams().stream().map(team -> team(team.id(), team.name())).toList());
    }

    /** Who made and changed a schedule; {@link Provenance#UNKNOWN} when no audit record tells. */
    public Provenance provenanceOf(String scheduleId) {
        return provenance.getOrDefault(scheduleId, Provenance.UNKNOWN);
    }
}
