package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupOutcome.Existence;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;

class GraphExternalGroupsIT {
    private static final String ID = "pdteamP1";
    private static final String NAME = "Team Platform";

    private final TenantGraph graph = new TenantGraph().provisioned();

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void createsAGroupFillsItAndChangesIt() {
        GroupMember admins = GroupMember.externalGroup("pdadmins");
        graph.sync(GroupMembership.of("pdadmins", "Admins"));

        GroupOutcome first = graph.sync(GroupMembership.of(ID, NAME)
                .description("Members of the team Platform")
                .wanted(List.of(People.user(1), GroupMember.group(People.id(2)), admins)));
        GroupOutcome second = graph.sync(GroupMembership.of(ID, "Team Équipe")
                .known(first.displayName(), first.members())
                .wanted(List.of(People.user(3), admins)));

        assertThat(first.existence()).isEqualTo(Existence.CREATED);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.requests()).isEqualTo(4);
        assertThat(graph.members(ID)).isEqualTo(Map.of(People.id(3), "user", "pdadmins", "externalGroup"));
        assertThat(graph.traffic().requests("PATCH", ID)).hasSize(1);
    }

    @Test
    void fillsALargeGroupWithManyInFlightAndNeverMoreThanItsWriters() {
        graph.fault("POST", "/members$", Occurrence.always(), FaultAction.delay(Duration.ofMillis(2)));

        GroupOutcome outcome = graph.sync(GroupMembership.of(ID, NAME).wanted(People.range(0, 400)));

        assertThat(outcome.isComplete()).isTrue();
        assertThat(graph.members(ID)).hasSize(400);
        assertThat(graph.traffic().maxInFlight()).isBetween(5, 8);
    }

    @Test
    void keepsThePauseThatA429AsksForAndLosesNobody() {
        Fault throttling = graph.fault(
                "POST", "/members$", Occurrence.nth(3), FaultAction.status(429, Map.of("Retry-After", "1")));

        GroupOutcome outcome = graph.sync(GroupMembership.of(ID, NAME).wanted(People.range(0, 20)));

        assertThat(graph.struck(throttling)).isEqualTo(1);
        assertThat(outcome.isComplete()).isTrue();
        assertThat(graph.members(ID)).hasSize(20);
        assertThat(graph.camel().component().traffic("kestrel").throttled()).isEqualTo(1);
        assertThat(graph.camel().component().traffic("kestrel").waits()).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void healsLostAnswersToTheGroupItsMembersAndTheirRemoval() {
        graph.fault("POST", "/groups$", Occurrence.nth(1), FaultAction.lost());
        graph.fault("POST", "/members$", Occurrence.every(3), FaultAction.lost());
        graph.fault("DELETE", "/members/", Occurrence.nth(1), FaultAction.lost());

        GroupOutcome first = graph.sync(GroupMembership.of(ID, NAME).wanted(People.range(0, 10)));
        GroupOutcome second = graph.sync(
                GroupMembership.of(ID, NAME).known(NAME, first.members()).wanted(People.range(5, 10)));

        assertThat(first.isComplete()).isTrue();
        assertThat(second.isComplete()).isTrue();
        assertThat(graph.members(ID)).containsOnlyKeys(People.ids(People.range(5, 10)));
    }

    @Test
    void tellsWhoCouldNotBeRemovedSoThatTheGroupIsKnownToBeTooWide() {
        graph.sync(GroupMembership.of(ID, NAME).wanted(People.range(0, 4)));
        graph.fault("DELETE", People.id(1), Occurrence.always(), FaultAction.html(502));

        GroupOutcome outcome = graph.sync(
                GroupMembership.of(ID, NAME).known(NAME, People.range(0, 4)).wanted(People.users(3, 9)));

        assertThat(outcome.isTooWide()).isTrue();
        assertThat(outcome.notRemoved()).containsExactly(People.user(1));
        assertThat(outcome.failure()).hasMessageContainingAll("DELETE", "502", People.id(1), "attempts 3");
        assertThat(graph.members(ID)).containsOnlyKeys(People.ids(outcome.members()));

        graph.mend();
        GroupOutcome next = graph.sync(
                GroupMembership.of(ID, NAME).known(NAME, outcome.members()).wanted(People.users(3, 9)));

        assertThat(next.isComplete()).isTrue();
        assertThat(graph.members(ID)).containsOnlyKeys(People.ids(3, 9));
    }

    @Test
    void startsAnewWithAGroupThatTheLedgerDoesNotKnow() {
        graph.sync(GroupMembership.of(ID, NAME).wanted(People.users(7)));

        GroupOutcome outcome = graph.sync(GroupMembership.of(ID, NAME).wanted(People.users(1)));

        assertThat(outcome.existence()).isEqualTo(Existence.REPLACED);
        assertThat(graph.members(ID)).containsOnlyKeys(People.id(1));
    }

    @Test
    void restoresAGroupThatWasLost() {
        graph.sync(GroupMembership.of(ID, NAME).wanted(People.users(1)));
        graph.tenant().loseGroup(Fixtures.CONNECTION, ID);

        GroupOutcome outcome = graph.sync(
                GroupMembership.of(ID, NAME).known(NAME, People.users(1)).wanted(People.users(1, 2)));

        assertThat(outcome.existence()).isEqualTo(Existence.RESTORED);
        assertThat(graph.members(ID)).containsOnlyKeys(People.ids(1, 2));
    }

    @Test
    void namesAMemberThatGraphDoesNotTake() {
        GroupOutcome outcome = graph.sync(
                GroupMembership.of(ID, NAME).wanted(List.of(GroupMember.externalGroup("pdnobody"), People.user(1))));

        assertThat(outcome.refused()).singleElement().satisfies(refused -> assertThat(refused.reason())
                .contains("pdnobody", "does not exist"));
        assertThat(graph.members(ID)).containsOnlyKeys(People.id(1));
    }

    @Test
    void keepsTwoSynchronisationsOfOneGroupApart() {
        GroupMembership group =
                GroupMembership.of(ID, NAME).wanted(People.range(0, 30)).build();

        CompletableFuture<Exchange> one = graph.camel().start("syncGroup", group, "");
        CompletableFuture<Exchange> two = graph.camel().start("syncGroup", group, "");

        assertThat(outcome(one).isComplete()).isTrue();
        assertThat(outcome(two).isComplete()).isTrue();
        assertThat(graph.members(ID)).hasSize(30);
    }

    @Test
    void failsWhenTheGroupCannotBeCreated() {
        graph.camel().send("deleteConnection", null, "");

        GraphException failure =
                graph.camel().failure("syncGroup", GroupMembership.of(ID, NAME).build(), "");

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("POST /v1.0/external/connections/kestrel/groups");
    }

    @Test
    void sendsNothingWhenAGroupBreaksARule() {
        GraphException failure = graph.camel()
                .failure("syncGroup", GroupMembership.of("pd-team", NAME).build(), "");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(graph.traffic().requests()).isEmpty();
        assertThat(graph.camel().send("syncGroup", "x", "").getException()).isInstanceOf(InvalidPayloadException.class);
    }

    @Test
    void deletesAGroupAndFindsItAbsentAfterwards() {
        graph.sync(GroupMembership.of(ID, NAME).wanted(People.users(1)));

        assertThat(delete().status()).isEqualTo(GroupDeletion.Status.DELETED);
        assertThat(delete().status()).isEqualTo(GroupDeletion.Status.ABSENT);
        assertThat(graph.members(ID)).isNull();
        assertThat(graph.camel().failure("deleteGroup", "pd-team", "").kind()).isEqualTo(Kind.INVALID);
    }

    private GroupDeletion delete() {
        return graph.camel().request(GroupDeletion.class, "deleteGroup", ID, "");
    }

    private static GroupOutcome outcome(CompletableFuture<Exchange> sync) {
        return sync.join().getMessage().getBody(GroupOutcome.class);
    }
}
