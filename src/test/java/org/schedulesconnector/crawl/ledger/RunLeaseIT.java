package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;

@ParameterizedClass
@EnumSource
class RunLeaseIT {
    private static final Duration TTL = Duration.ofMinutes(2);

    private static final List<Consumer<Ledger>> WRITES = List.of(
            ledger -> ledger.items().save(ItemLedgerIT.item("P2", "after")),
            ledger -> ledger.items().delete("P2"),
            ledger -> ledger.items().distrustAll(),
            ledger -> ledger.groups().save(new LedgerGroup("g", "G", "team:T")),
            ledger -> ledger.groups().delete("g"),
            ledger -> ledger.identities().retainOnly(Set.of()),
            ledger -> ledger.directory().replacePolicies(List.of()),
            ledger -> ledger.readings().delete("P2"),
            ledger -> ledger.provenance().delete("P2"),
            ledger -> ledger.auditMarks().remember(Map.of(), Instant.EPOCH),
            ledger -> ledger.failures()
                    .record(RunFailure.of(
                            "P2", "read", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "It was away.")),
            ledger -> ledger.failures().heal("P2"),
            Ledger::forgetConnection,
            ledger -> ledger.watermarks().put("w", "reached"));

    @Parameter
    TestDatabase database;

    private final MovableClock clock = MovableClock.stopped();
    private final String connectionId = TestDatabase.unusedConnectionId();
    private Ledger ledger;
    private Ledger replica;

    @BeforeEach
    void open() {
        ledger = database.open(connectionId, clock);
        replica = database.open(connectionId, clock);
    }

    @Test
    void givesTheLeaseToOneAndTellsTheOtherWhoHoldsIt() {
        Lease lease = acquire(ledger, "crawl on host a");
        clock.advance(Duration.ofSeconds(5));

        LeaseAttempt refused = replica.lease().tryAcquire("crawl on host b", TTL);

        assertThat(refused).isEqualTo(new LeaseAttempt.Held(lease));
        assertThat(((LeaseAttempt.Held) refused).sentence())
                .contains("crawl on host a since 2026-09-08T10:00:00.123Z")
                .contains("ends at 2026-09-08T10:02:00.123Z");
        assertThat(replica.lease().current()).contains(lease);
    }

    @Test
    void isNotReentrant() {
        acquire(ledger, "me");

        assertThat(ledger.lease().tryAcquire("me", TTL)).isInstanceOf(LeaseAttempt.Held.class);
    }

    @Test
    void livesAsLongAsItIsRenewed() {
        Lease lease = acquire(ledger, "a");
        for (int i = 0; i < 3; i++) {
            clock.advance(TTL.minusSeconds(1));
            assertThat(ledger.lease().renew(lease, TTL)).isTrue();
        }

        assertThat(replica.lease().tryAcquire("b", TTL)).isInstanceOf(LeaseAttempt.Held.class);
        assertThat(replica.lease().current().orElseThrow().heartbeatAt()).isEqualTo(clock.instant());
    }

    @Test
    void isTakenOverWhenItExpiredAndTheFirstHolderLearnsIt() {
        Lease lost = acquire(ledger, "a");
        clock.advance(TTL);
        assertThat(ledger.lease().current()).isEmpty();

        Lease taken = acquire(replica, "b");

        assertThat(taken.token()).isGreaterThan(lost.token());
        assertThat(taken.holder()).isEqualTo("b");
        assertThat(ledger.lease().renew(lost, TTL)).isFalse();
        assertThat(ledger.lease().release(lost)).isFalse();
        assertThat(replica.lease().current()).contains(taken);
    }

    @Test
    void canStillBeRenewedWhenItExpiredAndNobodyTookIt() {
        Lease lease = acquire(ledger, "a");
        clock.advance(TTL.multipliedBy(2));

        assertThat(ledger.lease().renew(lease, TTL)).isTrue();
    }

    @Test
    void isFreeAtOnceWhenReleasedAndCannotBeRenewed() {
        Lease released = acquire(ledger, "a");
        clock.advance(Duration.ofSeconds(5));

        assertThat(ledger.lease().release(released)).isTrue();

        assertThat(ledger.lease().current()).isEmpty();
        assertThat(ledger.lease().renew(released, TTL)).isFalse();
        assertThat(acquire(replica, "b").token()).isGreaterThan(released.token());
    }

    @Test
    void refusesEachWriteOfARunWhoseLeaseWasTakenOver() {
        acquire(ledger, "a");
        ledger.items().save(ItemLedgerIT.item("P1", "before"));
        clock.advance(TTL);
        acquire(replica, "b");

        for (Consumer<Ledger> write : WRITES) {
            assertThat(catchThrowable(() -> write.accept(ledger)))
                    .as("write %d", WRITES.indexOf(write))
                    .isInstanceOf(LeaseLostException.class)
                    .hasMessageContaining("lost its lease to b");
        }

        assertThat(replica.items().load().values()).containsExactly(ItemLedgerIT.item("P1", "before"));
        assertThat(replica.failures().list()).isEmpty();
        assertThat(replica.groups().load()).isEmpty();
        assertThat(replica.watermarks().text("w")).isEmpty();
    }

    @Test
    void letsTheRunWriteWhoseLeaseExpiredButWasNotTakenOver() {
        acquire(ledger, "a");
        clock.advance(TTL);

        WRITES.forEach(write -> write.accept(ledger));

        assertThat(ledger.watermarks().text("w")).contains("reached");
    }

    @Test
    void letsEverythingBeWrittenOutsideOfARun() {
        Lease done = acquire(ledger, "a");
        ledger.lease().release(done);
        acquire(replica, "b");

        WRITES.forEach(write -> write.accept(ledger));

        assertThat(ledger.watermarks().text("w")).contains("reached");
    }

    @Test
    void keepsTheLeasesOfConnectionsApart() {
        acquire(ledger, "a");

        Ledger other = database.open(clock);
        assertThat(acquire(other, "a").token()).isEqualTo(1);
    }

    @Test
    void letsOneOfManyWinTheFirstLeaseAndEachLater() throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                assertThat(race(replicas))
                        .filteredOn(LeaseAttempt.Acquired.class::isInstance)
                        .hasSize(1);
                clock.advance(TTL);
            }
        } finally {
            replicas.shutdown();
        }
    }

    private List<LeaseAttempt> race(ExecutorService replicas) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<LeaseAttempt>> racing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Ledger mine = i % 2 == 0 ? ledger : replica;
            String holder = "replica " + i;
            racing.add(replicas.submit(() -> {
                start.await();
                return mine.lease().tryAcquire(holder, TTL);
            }));
        }
        List<LeaseAttempt> attempts = new ArrayList<>();
        for (Future<LeaseAttempt> attempt : racing) {
            attempts.add(attempt.get());
        }
        return attempts;
    }

    private static Lease acquire(Ledger ledger, String holder) {
        LeaseAttempt attempt = ledger.lease().tryAcquire(holder, TTL);
        assertThat(attempt).isInstanceOf(LeaseAttempt.Acquired.class);
        return ((LeaseAttempt.Acquired) attempt).lease();
    }
}
