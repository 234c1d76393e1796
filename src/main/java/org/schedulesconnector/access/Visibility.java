package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.access.Verdict.Reason;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/**
 * PagerDuty's own visibility of schedules, rebuilt from what its API tells: base role, teams, private teams. Object roles are not
 * in the public API, so that some who may see a schedule are left out; nobody is let in on a guess.
 */
final class Visibility {
    private final AccessPolicy policy;
    private final TeamDirectory teams;

    /** @param teams every team of the account by id; one that is missing counts as private */
    Visibility(AccessPolicy policy, Map<String, Team> teams) {
        this.policy = policy;
        this.teams = new TeamDirectory(teams);
    }

    /** @param scheduleTeamIds the teams that the schedule belongs to; empty for none */
    Verdict judge(User user, Set<String> scheduleTeamIds) {
        Optional<Role> role = Role.parse(user.role());
        if (role.isEmpty()) {
            return new Verdict(
                    Reason.UNKNOWN_ROLE,
                    user.role() == null
                            ? "PagerDuty tells no role of the user, so nothing is granted."
                            : "The role '" + user.role() + "' is not known here, so nothing is granted.");
        }
        return role.get().isAdministrator()
                ? new Verdict(Reason.ADMINISTRATOR, "A " + role.get().title() + " sees every schedule.")
                : ofNonAdministrator(role.get(), user.teamIds(), scheduleTeamIds);
    }

    private Verdict ofNonAdministrator(Role role, Set<String> userTeamIds, Set<String> scheduleTeamIds) {
        if (!role.seesSchedules()) {
            return new Verdict(Reason.LIMITED_STAKEHOLDER, "A " + role.title() + " sees no schedule.");
        }
        Set<String> privateTeamIds = teams.privateAmong(scheduleTeamIds);
        if (!privateTeamIds.isEmpty()) {
            return ofPrivateTeams(userTeamIds, privateTeamIds);
        }
        if (!policy.teamMembersOnly() && role.seesWithoutTeam(policy.advancedPermissions())) {
            return new Verdict(
                    Reason.ROLE_IS_ENOUGH,
                    "No private team holds the schedule, and a " + role.title() + " sees all such schedules.");
        }
        return ofTeams(role, userTeamIds, scheduleTeamIds);
    }

    private Verdict ofPrivateTeams(Set<String> userTeamIds, Set<String> privateTeamIds) {
        String names = teams.names(privateTeamIds);
        return userTeamIds.containsAll(privateTeamIds)
                ? new Verdict(
                        Reason.MEMBER_OF_EVERY_PRIVATE_TEAM,
                        "The user is a member of every private team that holds the schedule: " + names + ".")
                : new Verdict(
                        Reason.NOT_IN_EVERY_PRIVATE_TEAM,
                        "The schedule is for members of its private teams (" + names
                                + "), and the user is not a member of every one.");
    }

    private Verdict ofTeams(Role role, Set<String> userTeamIds, Set<String> scheduleTeamIds) {
        String rule = policy.teamMembersOnly()
                ? "Schedules are for members of their teams only (access.team-members-only)"
                : "A " + role.title() + " sees the schedules of the own teams only";
        return haveOneInCommon(userTeamIds, scheduleTeamIds)
                ? new Verdict(
                        Reason.MEMBER_OF_A_TEAM,
                        rule + ", and the user is on one of its teams: " + teams.names(scheduleTeamIds) + ".")
                : new Verdict(Reason.ON_NONE_OF_ITS_TEAMS, rule + ", and the user is on " + noneOf(scheduleTeamIds));
    }

    private String noneOf(Set<String> scheduleTeamIds) {
        return scheduleTeamIds.isEmpty()
                ? "none: the schedule belongs to no team."
                : "none of its teams: " + teams.names(scheduleTeamIds) + ".";
    }

    private static boolean haveOneInCommon(Collection<String> some, Collection<String> others) {
        return !Collections.disjoint(some, others);
    }
}
