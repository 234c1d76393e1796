package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.access.People.OTHER_PRIVATE;
import static org.schedulesconnector.access.People.OTHER_PUBLIC;
import static org.schedulesconnector.access.People.PRIVATE;
import static org.schedulesconnector.access.People.PUBLIC;
import static org.schedulesconnector.access.People.TEAMS;
import static org.schedulesconnector.access.People.guid;
import static org.schedulesconnector.access.People.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.access.AccessGroup.Kind;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.pagerduty.Team;

class AccessRulesTest {
    private static final String TENANT = guid(99);
    private final AccessRules basic = AccessRules.source(new AccessPolicy(false, false), TEAMS);
    private final AccessRules advanced = AccessRules.source(new AccessPolicy(true, false), TEAMS);
    private final AccessRules membersOnly = AccessRules.source(new AccessPolicy(false, true), TEAMS);

    @Test
    void listsViewersForAScheduleWithoutPrivateTeam() {
        assertThat(ids(basic, Set.of())).containsExactly("pdadmins", "pdviewers");
        assertThat(ids(basic, Set.of(PUBLIC.id()))).containsExactly("pdadmins", "pdviewers");
    }

    @Test
    void listsTeamsTooWhereRolesAreRestrictedToTeams() {
        assertThat(ids(advanced, Set.of(PUBLIC.id(), OTHER_PUBLIC.id())))
                .containsExactly("pdadmins", "pdteamPPUBLI2", "pdteamPPUBLIC", "pdviewers");
    }

    @Test
    void listsTeamsInsteadOfViewersWhenMembersOnly() {
        assertThat(ids(membersOnly, Set.of(PUBLIC.id()))).containsExactly("pdadmins", "pdteamPPUBLIC");
        assertThat(ids(membersOnly, Set.of())).containsExactly("pdadmins");
    }

    @Test
    void listsOnlyThePrivateTeamOfAMixedSchedule() {
        assertThat(ids(advanced, Set.of(PUBLIC.id(), PRIVATE.id()))).containsExactly("pdadmins", "pdteamPSECRET");
    }

    @Test
    void listsOneGroupForSeveralPrivateTeams() {
        assertThat(ids(basic, Set.of(PRIVATE.id(), OTHER_PRIVATE.id())))
                .containsExactly("pdadmins", "pdteamsPSECRE2PSECRET");
    }

    @Test
    void grantsToExternalGroupsOnly() {
        assertThat(basic.aclFor(Set.of(PRIVATE.id())))
                .containsExactly(
                        new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "pdadmins", AclEntry.Access.GRANT),
                        new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "pdteamPSECRET", AclEntry.Access.GRANT));
    }

    @Test
    void hashesTheIdOfMoreTeamsThanFit() {
        Set<String> teamIds =
                IntStream.range(0, 40).mapToObj("PTEAM%02d"::formatted).collect(Collectors.toSet());

        AccessGroup group = teamGroup(basic, teamIds);

        assertThat(group.id()).matches("pdteams[0-9a-f]{64}");
        assertThat(basic.groupOf(group.definition())).contains(group);
        assertThat(group.displayName()).hasSizeLessThan(256).endsWith("and 37 more");
    }

    @Test
    void givesTeamsWithUnusualIdsGroupsOfTheirOwn() {
        List<Set<String>> teamSets = List.of(
                Set.of("P1", "P11"), Set.of("P1P", "11"), Set.of("P1P11"), Set.of("sPSECRE2PSECRET"), Set.of("P1,P11"));

        Set<String> ids =
                teamSets.stream().map(set -> teamGroup(basic, set).id()).collect(Collectors.toSet());

        assertThat(ids)
                .hasSize(teamSets.size())
                .doesNotContain("pdteamsPSECRE2PSECRET")
                .allMatch(id -> id.matches("[A-Za-z0-9]{1,128}"));
    }

    @Test
    void readsEveryDefinitionItWrites() {
        List<AccessGroup> groups = List.of(
                teamGroup(advanced, Set.of(PRIVATE.id())),
                teamGroup(advanced, Set.of(PRIVATE.id(), OTHER_PRIVATE.id())),
                teamGroup(advanced, Set.of("odd,id:1", "ü")),
                advanced.groupsFor(Set.of()).get(0),
                advanced.groupsFor(Set.of()).get(1),
                AccessGroup.pilot());

        for (AccessGroup group : groups) {
            assertThat(advanced.groupOf(group.definition())).contains(group);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "teams", "teams:", "admins:P1", "wizards", "TEAMS:P1", "pilot:"})
    void knowsNoGroupByAnotherDefinition(String definition) {
        assertThat(advanced.groupOf(definition)
                        .filter(group -> !group.definition().equals("pilot")))
                .isEmpty();
    }

    @Test
    void readsViewersAgainAsTheAccountIsNow() {
        String definition = basic.groupsFor(Set.of()).get(1).definition();

        assertThat(basic.groupOf(definition).orElseThrow().admits(user("P1", "restricted_access")))
                .isTrue();
        assertThat(advanced.groupOf(definition).orElseThrow().admits(user("P1", "restricted_access")))
                .isFalse();
    }

    @Test
    void namesAGroupAfterItsTeamAndKeepsTheIdWhenThatIsRenamed() {
        AccessRules renamed = AccessRules.source(
                new AccessPolicy(true, false), Map.of(PRIVATE.id(), new Team(PRIVATE.id(), "Blue", "none")));

        AccessGroup before = teamGroup(advanced, Set.of(PRIVATE.id()));
        AccessGroup after = teamGroup(renamed, Set.of(PRIVATE.id()));

        assertThat(before.displayName()).isEqualTo("PagerDuty team Security");
        assertThat(after.displayName()).isEqualTo("PagerDuty team Blue");
        assertThat(after.id()).isEqualTo(before.id());
    }

    @Test
    void letsEveryoneSeeEverythingWhenPermissionsAreOff() {
        AccessRules rules = AccessRules.everyone(TENANT, Audience.unrestricted());

        assertThat(rules.groupsFor(Set.of(PRIVATE.id()))).isEmpty();
        assertThat(rules.aclFor(Set.of(PRIVATE.id()))).containsExactly(AclEntry.everyone(TENANT));
        assertThat(rules.groupOf("admins")).isEmpty();
    }

    @Test
    void letsOnlyThePilotSeeAnythingDuringAPilot() {
        AccessRules rules = AccessRules.everyone(TENANT, Audience.pilot(Set.of(guid(1))));

        assertThat(ids(rules, Set.of())).containsExactly("pdpilot");
        assertThat(rules.aclFor(Set.of())).extracting(AclEntry::value).containsExactly("pdpilot");
    }

    private static List<String> ids(AccessRules rules, Set<String> teamIds) {
        return rules.groupsFor(teamIds).stream().map(AccessGroup::id).toList();
    }

    private static AccessGroup teamGroup(AccessRules rules, Set<String> teamIds) {
        return rules.groupsFor(teamIds).stream()
                .filter(group ->
                        group.kind() == Kind.TEAMS && group.teamIds().equals(List.copyOf(new TreeSet<>(teamIds))))
                .findFirst()
                .orElseThrow();
    }
}
