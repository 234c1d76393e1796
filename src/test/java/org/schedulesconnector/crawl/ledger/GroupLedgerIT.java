package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;

@ParameterizedClass
@EnumSource
class GroupLedgerIT {
    private static final LedgerGroup ADMINS = new LedgerGroup("pdadmins", "Admins", "admins");
    private static final LedgerGroup TEAM = new LedgerGroup("pdteamPT1", "Base de données 当番", "team PT1");
    private static final LedgerMember ANA = user("00000000-0000-4000-8000-00000000000a");
    private static final LedgerMember BO = user("00000000-0000-4000-8000-00000000000b");
    private static final LedgerMember NESTED = new LedgerMember("pdpilot", LedgerMember.Type.EXTERNAL_GROUP);

    @Parameter
    TestDatabase database;

    private Ledger ledger;
    private GroupLedger groups;

    @BeforeEach
    void open() {
        ledger = database.open(MovableClock.stopped());
        groups = ledger.groups();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(groups.load()).isEmpty();
        assertThat(groups.delete("pdadmins")).isFalse();
    }

    @Test
    void givesBackGroupsWithTheirMembers() {
        groups.save(ADMINS);
        groups.save(TEAM);

        groups.confirm(TEAM.id(), List.of(ANA, NESTED));

        assertThat(groups.load())
                .containsOnlyKeys(ADMINS.id(), TEAM.id())
                .containsEntry(ADMINS.id(), new StoredGroup(ADMINS, Set.of(), Set.of()))
                .containsEntry(TEAM.id(), new StoredGroup(TEAM, Set.of(ANA, NESTED), Set.of()));
    }

    @Test
    void replacesNameAndDefinitionAndKeepsTheMembers() {
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA));
        LedgerGroup renamed = new LedgerGroup(TEAM.id(), "Databases", "team PT1 renamed");

        groups.save(renamed);

        assertThat(groups.load()).containsEntry(TEAM.id(), new StoredGroup(renamed, Set.of(ANA), Set.of()));
    }

    @Test
    void remembersWhoWasAboutToBeAddedWhenTheRunDied() {
        groups.save(TEAM);

        groups.announce(TEAM.id(), List.of(ANA, BO));
        groups.confirm(TEAM.id(), List.of(ANA));

        assertThat(team().confirmed()).containsExactly(ANA);
        assertThat(team().announced()).containsExactly(BO);
    }

    @Test
    void doubtsWhoWasAboutToBeRemovedWhenTheRunDied() {
        groups.save(ADMINS);
        groups.confirm(ADMINS.id(), List.of(ANA));
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA, BO));

        groups.doubt(TEAM.id(), List.of(BO.id(), "nobody"));

        assertThat(team()).isEqualTo(new StoredGroup(TEAM, Set.of(ANA), Set.of(BO)));
        groups.doubtAll();
        assertThat(team()).isEqualTo(new StoredGroup(TEAM, Set.of(), Set.of(ANA, BO)));
        assertThat(groups.load().get(ADMINS.id()).announced()).containsExactly(ANA);
    }

    @Test
    void knowsOfAnAnnouncedGroupThatGraphMayHoldItAndNothingElse() {
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA));

        groups.announce(TEAM.id());
        groups.announce(ADMINS.id());

        assertThat(groups.load()).isEmpty();
        assertThat(groups.unconfirmed()).containsExactlyInAnyOrder(TEAM.id(), ADMINS.id());
        groups.save(TEAM);
        assertThat(team().confirmed()).isEmpty();
        assertThat(groups.delete(ADMINS.id())).isTrue();
        assertThat(groups.unconfirmed()).isEmpty();
    }

    @Test
    void doesNotDoubtAConfirmedMemberThatIsAnnouncedAgain() {
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA));

        groups.announce(TEAM.id(), List.of(ANA, BO));

        assertThat(team().confirmed()).containsExactly(ANA);
        assertThat(team().announced()).containsExactly(BO);
    }

    @Test
    void removesMembersConfirmedOrNotAndPassesOverUnknownOnes() {
        groups.save(TEAM);
        groups.save(ADMINS);
        groups.confirm(ADMINS.id(), List.of(ANA));
        groups.confirm(TEAM.id(), List.of(ANA, NESTED));
        groups.announce(TEAM.id(), List.of(BO));

        groups.remove(TEAM.id(), List.of(ANA.id(), BO.id(), "nobody"));
        groups.remove(TEAM.id(), List.of());

        assertThat(team()).isEqualTo(new StoredGroup(TEAM, Set.of(NESTED), Set.of()));
        assertThat(groups.load().get(ADMINS.id()).confirmed()).containsExactly(ANA);
    }

    @Test
    void deletesAGroupWithItsMembersAndNoOther() {
        groups.save(TEAM);
        groups.save(ADMINS);
        groups.confirm(TEAM.id(), List.of(ANA));
        groups.confirm(ADMINS.id(), List.of(ANA));

        assertThat(groups.delete(TEAM.id())).isTrue();
        groups.save(TEAM);

        assertThat(team().confirmed()).isEmpty();
        assertThat(groups.load().get(ADMINS.id()).confirmed()).containsExactly(ANA);
    }

    @Test
    void refusesMembersOfAGroupThatItDoesNotKnow() {
        assertThatThrownBy(() -> groups.announce(TEAM.id(), List.of(ANA)))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("Could not announce members of the external group pdteamPT1");

        groups.save(TEAM);
        assertThat(team().announced()).isEmpty();
    }

    @Test
    void keepsConnectionsApart() {
        Ledger other = database.open(MovableClock.stopped());
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA));
        other.groups().save(TEAM);
        other.groups().confirm(TEAM.id(), List.of(BO));

        other.groups().remove(TEAM.id(), List.of(ANA.id()));
        other.groups().delete(TEAM.id());

        assertThat(other.groups().load()).isEmpty();
        assertThat(team().confirmed()).containsExactly(ANA);
    }

    @Test
    void keepsADefinitionWhole() {
        LedgerGroup group = new LedgerGroup("pdteams1", "Many teams", "team PT1 ".repeat(2_000));

        groups.save(group);

        assertThat(groups.load().get(group.id()).group()).isEqualTo(group);
    }

    @Test
    void takesTenThousandMembers() {
        List<LedgerMember> many = IntStream.range(0, 10_000)
                .mapToObj(number -> user("m" + number))
                .toList();
        groups.save(TEAM);

        groups.announce(TEAM.id(), many);
        groups.confirm(TEAM.id(), many);
        groups.remove(
                TEAM.id(), many.subList(0, 9_999).stream().map(LedgerMember::id).toList());

        assertThat(team()).isEqualTo(new StoredGroup(TEAM, Set.of(many.get(9_999)), Set.of()));
    }

    @Test
    void confirmsFromManyThreadsWhateverTheOrder() throws Exception {
        groups.save(TEAM);
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> writing = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(seed -> writers.submit(() -> groups.confirm(TEAM.id(), shuffled(seed))))
                    .toList();
            for (Future<?> write : writing) {
                write.get();
            }
        } finally {
            writers.shutdown();
        }

        assertThat(team().confirmed()).hasSize(20);
    }

    @Test
    void forgetsAConnectionThatWasDeleted() {
        groups.save(TEAM);
        groups.confirm(TEAM.id(), List.of(ANA));

        ledger.forgetConnection();
        assertThat(groups.load()).isEmpty();

        groups.save(TEAM);
        assertThat(team().confirmed()).isEmpty();
    }

    private StoredGroup team() {
        return groups.load().get(TEAM.id());
    }

    private static LedgerMember user(String id) {
        return new LedgerMember(id, LedgerMember.Type.USER);
    }

    private static List<LedgerMember> shuffled(int seed) {
        List<LedgerMember> members = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(number -> user("m" + number)).toList());
        Collections.shuffle(members, new Random(seed));
        return members;
    }
}
