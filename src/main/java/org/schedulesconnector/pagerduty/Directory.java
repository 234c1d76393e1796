package org.schedulesconnector.pagerduty;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.Shift;
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

    /**
     * A schedule with everything that is known of whom and what it names: people's names and e-mails, the names of teams, the
     * escalation policies that page it with their levels, and who made it.
     *
     * @param told the schedule as PagerDuty's answer alone tells it
     */
    public OnCallSchedule complete(OnCallSchedule told) {
        return told.toBuilder()
                .teams(told.teams().stream()
                        .map(team -> team(team.id(), team.name()))
                        .sorted(Comparator.comparing(TeamReference::name).thenComparing(TeamReference::id))
                        .toList())
                .policies(policies(told))
                .shifts(told.shifts().stream().map(this::named).toList())
                .provenance(provenanceOf(told.id()))
                .build();
    }

    private Shift named(Shift shift) {
        Person told = shift.person();
        return new Shift(person(told.id(), told.name()), shift.time(), shift.overrides());
    }

    /** The policies that the schedule names, with the levels that are known, and those that only the directory knows. */
    private List<PolicyReference> policies(OnCallSchedule told) {
        Map<String, PolicyReference> policies = new LinkedHashMap<>();
        told.policies().forEach(policy -> policies.put(policy.id(), policy));
        policiesOf(told.id()).forEach(policy -> policies.put(policy.id(), policy));
        return policies.values().stream()
                .sorted(Comparator.comparing(PolicyReference::name).thenComparing(PolicyReference::id))
                .toList();
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
