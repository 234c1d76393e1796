package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.access.People.PRIVATE;
import static org.schedulesconnector.access.People.TEAMS;
import static org.schedulesconnector.access.People.guid;
import static org.schedulesconnector.access.People.identities;
import static org.schedulesconnector.access.People.mapped;
import static org.schedulesconnector.access.People.unanswered;
import static org.schedulesconnector.access.People.unmapped;
import static org.schedulesconnector.access.People.user;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.pagerduty.User;

class GroupPlanTest {
    private static final AccessGroup SECURITY = AccessRules.source(new AccessPolicy(true, false), TEAMS)
            .groupsFor(Set.of(PRIVATE.id()))
            .get(1);
    private static final Audience ALL = Audience.unrestricted();
    private final User member = user("P1", "user", PRIVATE.id());
    private final User other = user("P2", "user", PRIVATE.id());
    private final User outsider = user("P3", "user");

    @Test
    void addsMembersAndRemovesThoseWhoAreNoLonger() {
        Identities identities = identities(mapped("P1", 1), mapped("P2", 2), mapped("P3", 3));

        GroupPlan plan =
                GroupPlan.of(SECURITY, List.of(member, other, outsider), identities, ALL, Set.of(guid(2), guid(3)));

        assertThat(plan.additions()).containsExactly(guid(1));
        assertThat(plan.removals()).containsExactly(guid(3));
        assertThat(plan.membersAfter(Set.of(guid(2), guid(3)))).containsExactly(guid(1), guid(2));
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        String objectId = "abcdef00-0000-4000-8000-000000000001";
        Identities identities = identities(new Identity("P1", IdentityStatus.MATCHED, "upn", "x", objectId, null));
        Set<String> known = Set.of(objectId.toUpperCase(Locale.ROOT));

        assertThat(GroupPlan.of(SECURITY, List.of(member), identities, ALL, known)
                        .changesNothing())
                .isTrue();
    }

    @Test
    void reportsMembersWhoseAccountIsNotKnown() {
        GroupPlan plan = GroupPlan.of(
                SECURITY, List.of(outsider, other, member), identities(unmapped("P1"), unmapped("P3")), ALL, Set.of());

        assertThat(plan.additions()).isEmpty();
        assertThat(plan.leftOut()).extracting(Identity::userId).containsExactly("P1", "P2");
        assertThat(plan.leftOut())
                .extracting(Identity::status)
                .containsExactly(IdentityStatus.UNMATCHED, IdentityStatus.NO_RULE);
    }

    @Test
    void addsNobodyWhenALookupFailed() {
        GroupPlan plan = GroupPlan.of(
                SECURITY,
                List.of(member, other, outsider),
                identities(mapped("P1", 1), mapped("P2", 2), unanswered("P3", 0)),
                ALL,
                Set.of(guid(2)));

        assertThat(plan.additions()).isEmpty();
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.postponed()).containsExactly(guid(1));
    }

    @Test
    void leavesAGrantWhoseLookupFailed() {
        GroupPlan plan =
                GroupPlan.of(SECURITY, List.of(member), identities(unanswered("P1", 1)), ALL, Set.of(guid(1), guid(7)));

        assertThat(plan.kept()).containsExactly(guid(1));
        assertThat(plan.removals()).containsExactly(guid(7));
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void doesNotGrantByAFormerAccount() {
        GroupPlan plan = GroupPlan.of(SECURITY, List.of(member), identities(unanswered("P1", 1)), ALL, Set.of());

        assertThat(plan.membersAfter(Set.of())).isEmpty();
        assertThat(plan.leftOut()).extracting(Identity::userId).containsExactly("P1");
    }

    @Test
    void removesSomebodyWhoLeftTheTeamEvenWhenTheLookupFailed() {
        User formerMember = user("P1", "user");

        GroupPlan plan =
                GroupPlan.of(SECURITY, List.of(formerMember), identities(unanswered("P1", 1)), ALL, Set.of(guid(1)));

        assertThat(plan.removals()).containsExactly(guid(1));
    }

    @Test
    void addsPeopleNamedByObjectIdWhenEntraMayNotBeAsked() {
        Identity denied = new Identity("P2", IdentityStatus.LOOKUP_DENIED, "upn", "x", guid(2), null);

        GroupPlan plan = GroupPlan.of(
                SECURITY, List.of(member, other), identities(mapped("P1", 1), denied), ALL, Set.of(guid(2)));

        assertThat(plan.additions()).containsExactly(guid(1));
        assertThat(plan.kept()).containsExactly(guid(2));
    }

    @Test
    void grantsNobodyOutsideThePilotAndRestoresThemAfterIt() {
        Identities identities = identities(mapped("P1", 1), mapped("P2", 2));
        List<User> users = List.of(member, other);
        Set<String> before = Set.of(guid(1), guid(2));

        GroupPlan during = GroupPlan.of(SECURITY, users, identities, Audience.pilot(List.of(guid(2))), before);
        GroupPlan after = GroupPlan.of(SECURITY, users, identities, ALL, during.membersAfter(before));

        assertThat(during.removals()).containsExactly(guid(1));
        assertThat(during.leftOut()).isEmpty();
        assertThat(after.additions()).containsExactly(guid(1));
    }

    @Test
    void doesNotKeepSomebodyOutsideThePilotWhenALookupFailed() {
        GroupPlan plan = GroupPlan.of(
                SECURITY,
                List.of(member),
                identities(unanswered("P1", 1)),
                Audience.pilot(List.of(guid(2))),
                Set.of(guid(1)));

        assertThat(plan.removals()).containsExactly(guid(1));
    }

    @Test
    void grantsNobodyInAnEmptyPilot() {
        GroupPlan plan = GroupPlan.of(
                SECURITY, List.of(member), identities(mapped("P1", 1)), Audience.pilot(List.of()), Set.of());

        assertThat(plan.changesNothing()).isTrue();
    }

    @Test
    void fillsThePilotGroupWithThePilot() {
        GroupPlan plan = GroupPlan.of(
                AccessGroup.pilot(),
                List.of(),
                identities(unanswered("P1", 1)),
                Audience.pilot(List.of(guid(1), guid(2))),
                Set.of(guid(2), guid(3)));

        assertThat(plan.additions()).containsExactly(guid(1));
        assertThat(plan.removals()).containsExactly(guid(3));
    }
}
