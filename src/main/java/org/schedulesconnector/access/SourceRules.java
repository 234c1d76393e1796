package org.schedulesconnector.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schedulesconnector.access.AccessGroup.Definition;
import org.schedulesconnector.access.AccessGroup.Kind;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** Visibility in PagerDuty, told as groups. */
final class SourceRules implements AccessRules {
    private final AccessPolicy policy;
    private final Visibility visibility;
    private final TeamDirectory teams;

    SourceRules(AccessPolicy policy, Map<String, Team> teams) {
        this.policy = policy;
        this.visibility = new Visibility(policy, teams);
        this.teams = new TeamDirectory(teams);
    }

    @Override
    public Verdict judge(User user, Set<String> scheduleTeamIds) {
        return visibility.judge(user, scheduleTeamIds);
    }

    @Override
    public List<AccessGroup> groupsFor(Set<String> scheduleTeamIds) {
        Collection<String> privateTeamIds = teams.privateAmong(scheduleTeamIds);
        Stream<AccessGroup> others =
                privateTeamIds.isEmpty() ? ofPublicTeams(scheduleTeamIds) : Stream.of(membersOfAll(privateTeamIds));
        return Stream.concat(Stream.of(administrators()), others)
                .sorted(Comparator.comparing(AccessGroup::id))
                .toList();
    }

    @Override
    public Optional<AccessGroup> groupOf(String definition) {
        return Definition.parse(definition).map(this::group);
    }

    @Override
    public Set<String> privateAmong(Collection<String> teamIds) {
        return teams.privateAmong(teamIds);
    }

    @Override
    public String teamNames(Collection<String> teamIds) {
        return teams.names(teamIds);
    }

    private Stream<AccessGroup> ofPublicTeams(Set<String> teamIds) {
        Stream<AccessGroup> byRole = policy.teamMembersOnly() ? Stream.empty() : Stream.of(viewers());
        boolean membersSeeMore = policy.teamMembersOnly() || policy.advancedPermissions();
        Stream<AccessGroup> byTeam =
                membersSeeMore ? teamIds.stream().map(teamId -> membersOfAll(List.of(teamId))) : Stream.empty();
        return Stream.concat(byRole, byTeam);
    }

    private AccessGroup group(Definition definition) {
        return switch (definition.kind()) {
            case ADMINISTRATORS -> administrators();
            case VIEWERS -> viewers();
            case TEAMS -> membersOfAll(definition.teamIds());
            case PILOT -> AccessGroup.pilot();
        };
    }

    private AccessGroup administrators() {
        return group(Kind.ADMINISTRATORS, List.of(), "PagerDuty owners and admins");
    }

    private AccessGroup viewers() {
        return group(Kind.VIEWERS, List.of(), "PagerDuty users who see schedules without a private team");
    }

    private AccessGroup membersOfAll(Collection<String> teamIds) {
        String names = teams.names(teamIds);
        String displayName =
                teamIds.size() == 1 ? "PagerDuty team " + names : "PagerDuty users on every one of the teams " + names;
        return group(Kind.TEAMS, List.copyOf(teamIds), displayName);
    }

    private AccessGroup group(Kind kind, List<String> teamIds, String displayName) {
        return new AccessGroup(kind, teamIds, displayName, policy.advancedPermissions());
    }
}
