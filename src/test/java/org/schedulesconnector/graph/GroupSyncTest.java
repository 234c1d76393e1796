package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.FakeGroups.Fault;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupMembership.Phase;
import org.schedulesconnector.graph.GroupOutcome.Existence;

class GroupSyncTest {
    private static final String ID = "pdteamP1";
    private static final String NAME = "Team Platform";

    private final FakeGroups groups = new FakeGroups();

    @Test
    void createsAGroupBeforeItsMembers() {
        GroupOutcome outcome = sync(group().wanted(People.users(1, 2)));

        assertThat(outcome.existence()).isEqualTo(Existence.CREATED);
        assertThat(outcome.displayName()).isEqualTo(NAME);
        assertThat(outcome.members()).containsExactlyElementsOf(People.users(1, 2));
        assertThat(outcome.added()).containsExactlyElementsOf(People.users(1, 2));
        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.requests()).isEqualTo(3);
        assertThat(groups.calls()).startsWith("POST ").hasSize(3);
        assertThat(groups.members(ID)).isEqualTo(People.ids(1, 2));
    }

    @Test
    void sendsOnlyTheDifferenceAndRemovesBeforeItAdds() {
        groups.group(ID, NAME, People.id(1), People.id(2));

        GroupOutcome outcome = sync(known(1, 2).wanted(People.users(2, 3)));

        assertThat(groups.calls())
                .containsExactly("DELETE /" + ID + "/members/" + People.id(1), "POST /" + ID + "/members");
        assertThat(outcome.removed()).containsExactly(People.user(1));
        assertThat(outcome.added()).containsExactly(People.user(3));
        assertThat(outcome.existence()).isEqualTo(Existence.KNOWN);
    }

    @Test
    void sendsNothingWhenNothingDiffers() {
        assertThat(sync(known(1, 2).wanted(People.users(2, 1))).requests()).isZero();
        assertThat(groups.calls()).isEmpty();
    }

    @Test
    void doesOneHalfAtATimeWhenAsked() {
        groups.group(ID, NAME, People.id(1));

        GroupOutcome removals = sync(known(1).wanted(People.users(2)).phase(Phase.REMOVALS));

        assertThat(groups.members(ID)).isEmpty();
        assertThat(removals.notAdded()).containsExactly(People.user(2));
        assertThat(removals.isTooWide()).isFalse();

        GroupOutcome additions = sync(known(3).wanted(People.users(2)).phase(Phase.ADDITIONS));

        assertThat(groups.members(ID)).isEqualTo(People.ids(2));
        assertThat(additions.notRemoved()).containsExactly(People.user(3));
        assertThat(additions.isTooWide()).isTrue();
    }

    @Test
    void createsNoGroupForRemovals() {
        GroupOutcome outcome = sync(group().wanted(People.users(1)).phase(Phase.REMOVALS));

        assertThat(groups.calls()).isEmpty();
        assertThat(outcome.existence()).isEqualTo(Existence.UNKNOWN);
        assertThat(outcome.displayName()).isNull();
    }

    @Test
    void takesAMemberWhoIsThereAndOneWhoIsGoneForDone() {
        groups.group(ID, NAME, People.id(2));

        GroupOutcome outcome = sync(known(1).wanted(People.users(2)));

        assertThat(outcome.isComplete()).isTrue();
        assertThat(outcome.members()).containsExactly(People.user(2));
    }

    @Test
    void renamesAGroupWhoseNameDiffers() {
        groups.group(ID, "Old name", People.id(1));

        GroupOutcome outcome = sync(
                GroupMembership.of(ID, NAME).known("Old name", People.users(1)).wanted(People.users(1)));

        assertThat(groups.calls()).containsExactly("PATCH /" + ID);
        assertThat(groups.name(ID)).isEqualTo(NAME);
        assertThat(outcome.displayName()).isEqualTo(NAME);
    }

    @Test
    void goesOnWhenTheNameCannotBeChanged() {
        groups.group(ID, "Old name").plan(Fault.BAD_REQUEST);

        GroupOutcome outcome =
                sync(GroupMembership.of(ID, NAME).known("Old name", List.of()).wanted(People.users(1)));

        assertThat(outcome.displayName()).isEqualTo("Old name");
        assertThat(outcome.firstFailure()).isPresent();
        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
    }

    @Test
    void healsALostAnswerToTheCreationAndToAMember() {
        groups.plan(Fault.LOST_ANSWER, Fault.NONE, Fault.NONE, Fault.LOST_ANSWER);

        GroupOutcome outcome = sync(group().wanted(People.users(1)));

        assertThat(outcome.isComplete()).isTrue();
        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
    }

    @Test
    void emptiesAGroupThatNobodyKnowsTheMembersOf() {
        groups.group(ID, "Left behind", People.id(9));

        GroupOutcome outcome = sync(group().wanted(People.users(1)));

        assertThat(outcome.existence()).isEqualTo(Existence.REPLACED);
        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
        assertThat(groups.name(ID)).isEqualTo(NAME);
    }

    @Test
    void healsALostAnswerWhileItEmptiesAGroup() {
        groups.group(ID, "Left behind", People.id(9))
                .plan(Fault.NONE, Fault.LOST_ANSWER, Fault.NONE, Fault.LOST_ANSWER);

        GroupOutcome outcome = sync(group().wanted(People.users(1)));

        assertThat(outcome.existence()).isEqualTo(Existence.REPLACED);
        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
    }

    @Test
    void createsAGroupAgainThatGraphHasLost() {
        GroupOutcome outcome = sync(known(1, 2).wanted(People.users(1, 2, 3)));

        assertThat(outcome.existence()).isEqualTo(Existence.RESTORED);
        assertThat(groups.members(ID)).isEqualTo(People.ids(1, 2, 3));
        assertThat(outcome.members()).containsExactlyInAnyOrderElementsOf(People.users(1, 2, 3));
    }

    @Test
    void createsAGroupAgainThatIsFoundLostWhenRenamed() {
        GroupOutcome outcome = sync(
                GroupMembership.of(ID, NAME).known("Old name", People.users(1)).wanted(People.users(1)));

        assertThat(outcome.existence()).isEqualTo(Existence.RESTORED);
        assertThat(outcome.displayName()).isEqualTo(NAME);
        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
    }

    @Test
    void failsWhenTheGroupCannotBeCreated() {
        groups.plan(Fault.BUSY, Fault.BUSY);

        Throwable thrown = catchThrowable(() -> sync(group().wanted(People.users(1))));

        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(((GraphException) thrown.getCause()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void tellsWhatWasDoneWhenARemovalFails() {
        groups.group(ID, NAME, People.id(1), People.id(2)).plan(Fault.BUSY, Fault.BUSY);

        GroupOutcome outcome = sync(known(1, 2).wanted(People.users(3)));

        assertThat(outcome.isTooWide()).isTrue();
        assertThat(outcome.notRemoved()).containsExactly(People.user(1));
        assertThat(outcome.removed()).containsExactly(People.user(2));
        assertThat(outcome.added()).containsExactly(People.user(3));
        assertThat(outcome.members()).containsExactlyElementsOf(People.users(1, 3));
        assertThat(outcome.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(outcome.requests()).isEqualTo(4);
    }

    @Test
    void keepsInMindAMemberWhoseAdditionIsOpenAndRemovesThemWhenNoMoreWanted() {
        groups.group(ID, NAME).plan(Fault.LOST_ANSWER, Fault.RESET);

        GroupOutcome open = sync(known().wanted(People.users(1)));

        assertThat(groups.members(ID)).isEqualTo(People.ids(1));
        assertThat(open.members()).isEmpty();
        assertThat(open.uncertain()).containsExactly(People.user(1));
        assertThat(open.notAdded()).containsExactly(People.user(1));

        GroupOutcome next = sync(known().uncertain(open.uncertain()).phase(Phase.REMOVALS));

        assertThat(groups.members(ID)).isEmpty();
        assertThat(next.uncertain()).isEmpty();
        assertThat(next.isComplete()).isTrue();
    }

    @Test
    void namesMembersThatGraphRefusesAndAddsTheOthers() {
        groups.group(ID, NAME).plan(Fault.BAD_REQUEST);

        GroupOutcome outcome = sync(known().wanted(People.users(1, 2)));

        assertThat(outcome.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.member()).isEqualTo(People.user(1));
            assertThat(refused.reason()).contains("400");
        });
        assertThat(outcome.members()).containsExactly(People.user(2));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.isComplete()).isFalse();
    }

    @Test
    void refusesWithoutSendingWhoIsNoObjectIdOrTheGroupItself() {
        groups.group(ID, NAME);

        GroupOutcome outcome = sync(known().wanted(List.of(
                GroupMember.user("ana.ruiz@kestrel.example"),
                GroupMember.externalGroup(ID),
                GroupMember.externalGroup("a-b"),
                GroupMember.group(People.id(7)))));

        assertThat(groups.calls()).hasSize(1);
        assertThat(groups.members(ID)).isEqualTo(People.ids(7));
        assertThat(outcome.refused())
                .extracting(RefusedMember::reason)
                .anySatisfy(reason -> assertThat(reason).contains("ana.ruiz@kestrel.example", "GUID"))
                .anySatisfy(reason -> assertThat(reason).contains("of itself"))
                .anySatisfy(reason -> assertThat(reason).contains("a-b"));
    }

    @Test
    void stopsWhenTheFailureConcernsEverybody() {
        groups.group(ID, NAME).plan(Fault.FORBIDDEN);

        GroupOutcome outcome = sync(known().wanted(People.range(0, 100)));

        assertThat(groups.calls()).hasSize(1);
        assertThat(outcome.failure().kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(outcome.notAdded()).hasSize(100);
    }

    @Test
    void stopsAfterAFewMembersThatFailInSpiteOfAllAttempts() {
        Fault[] always = new Fault[1000];
        Arrays.fill(always, Fault.BUSY);
        groups.group(ID, NAME).plan(always);

        GroupOutcome outcome = sync(known().wanted(People.range(0, 100)));

        assertThat(groups.calls()).hasSize(6);
        assertThat(outcome.uncertain()).hasSize(3);
        assertThat(outcome.notAdded()).hasSize(100);
    }

    @Test
    void takesObjectIdsWhateverTheirCase() {
        GroupMember shouting = GroupMember.user("ABCDEF00-0000-4000-8000-00000000000A");

        GroupOutcome outcome = sync(GroupMembership.of(ID, NAME)
                .known(NAME, Set.of(shouting))
                .wanted(Set.of(GroupMember.user("abcdef00-0000-4000-8000-00000000000a"))));

        assertThat(outcome.requests()).isZero();
    }

    private GroupOutcome sync(GroupMembership.Builder group) {
        return groups.sync(group.build(), 2).join();
    }

    private static GroupMembership.Builder group() {
        return GroupMembership.of(ID, NAME);
    }

    private static GroupMembership.Builder known(int... members) {
        return group().known(NAME, People.users(members));
    }
}
