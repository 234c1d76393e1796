package org.schedulesconnector.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/**
 * Who may see a schedule, as {@code access.mode} says: the verdict on one person, and the same as groups and as an access control
 * list. The members of a schedule's groups are together exactly those whom {@link #judge} lets see it.
 */
public sealed interface AccessRules permits SourceRules, EveryoneRules {

    /**
     * People see what they see in PagerDuty.
     *
     * @param teams every team of the account by id; one that is missing counts as private
     */
    static AccessRules source(AccessPolicy policy, Map<String, Team> teams) {
        return new SourceRules(policy, teams);
    }

    /**
     * Everyone in the tenant sees every schedule, or everyone in the pilot.
     *
     * @param tenantId the Entra tenant
     */
    static AccessRules everyone(String tenantId, Audience audience) {
        return new EveryoneRules(tenantId, audience);
    }

    /** @param scheduleTeamIds the teams that the schedule belongs to; empty for none */
    Verdict judge(User user, Set<String> scheduleTeamIds);

    /** The groups that may see the schedule, sorted by id; they must exist and be filled before its item is written. */
    List<AccessGroup> groupsFor(Set<String> scheduleTeamIds);

    /**
     * A group that the ledger knows, as it is to be understood now.
     *
     * @param definition what {@link AccessGroup#definition()} gave when the group was made
     * @return empty when the group means nothing under these rules; then nobody belongs in it
     */
    Optional<AccessGroup> groupOf(String definition);

    /** Those of some teams that hide what is theirs from others; none where no difference is made. */
    Set<String> privateAmong(Collection<String> teamIds);

    /** Some teams as people know them, as one phrase of bounded length. */
    String teamNames(Collection<String> teamIds);

    /** The access control list of the schedule's item, never empty, sorted. */
    default List<AclEntry> aclFor(Set<String> scheduleTeamIds) {
        return groupsFor(scheduleTeamIds).stream().map(AccessGroup::grant).toList();
    }
}
