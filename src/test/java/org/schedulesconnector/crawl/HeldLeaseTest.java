package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.settings.StateSettings;

/** What a process knows of its own lease, over a real ledger that can be taken away. */
class HeldLeaseTest {
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration TTL = Duration.ofSeconds(20);

    private final MovableClock clock = MovableClock.stopped();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Ledger ledger = open();
    private final Ledger replica = open();
    private final LeaseKeeper keeper = new LeaseKeeper(ledger.lease(), "me", BEAT, scheduler, clock);

    @AfterEach
    void close() {
        scheduler.shutdownNow();
        replica.close();
        ledger.close();
    }

    @Test
    void mayWriteUntilTwoHeartbeatsAreMissing() {
        keeper.acquire();

        clock.advance(TTL.minusMillis(1));

        assertThat(keeper.refusal()).isEmpty();
    }

    @Test
    void mayWriteOutsideOfARun() {
        keeper.release(keeper.acquire());
        takeOver();

        assertThat(keeper.refusal()).isEmpty();
    }

    @Test
    void asksAgainAfterAStandstillAndGoesOnWhenNobodyTookOver() {
        keeper.acquire();

        clock.advance(TTL.multipliedBy(3));

        assertThat(keeper.refusal()).isEmpty();
        assertThat(replica.lease().current().orElseThrow().expiresAt())
                .isEqualTo(clock.instant().plus(TTL));
    }

    @Test
    void writesNothingAfterAStandstillInWhichAnotherTookOver() {
        keeper.acquire();
        clock.advance(TTL);
        takeOver();

        assertThat(keeper.refusal()).contains("The run lost its lease, and another may be writing.");
        assertThat(keeper.refusal()).as("lost for good").isPresent();
    }

    @Test
    void keepsALeaseOverAShortAbsenceOfTheDatabase() {
        HeldLease lease = held();
        ledger.close();

        clock.advance(BEAT);

        assertThat(lease.beat(BEAT)).isTrue();
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void losesALeaseThatCouldNotBeRenewedInTime() {
        HeldLease lease = held();
        ledger.close();

        clock.advance(TTL);

        assertThat(lease.beat(BEAT)).isFalse();
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void renewsNothingBeforeAHeartbeatIsDue() {
        HeldLease lease = held();
        ledger.close();

        clock.advance(BEAT.minusMillis(1));

        assertThat(lease.beat(BEAT))
                .as("a closed ledger would have been noticed")
                .isTrue();
    }

    @Test
    void refusesASecondRunAndLeavesTheFirstOneItsLease() {
        Lease first = keeper.acquire();

        assertThatThrownBy(keeper::acquire).isInstanceOf(RunInProgressException.class);

        assertThat(keeper.refusal()).isEmpty();
        keeper.release(first);
        assertThat(replica.lease().current()).isEqualTo(Optional.empty());
    }

    private HeldLease held() {
        LeaseAttempt.Acquired taken = (LeaseAttempt.Acquired) ledger.lease().tryAcquire("me", TTL);
        return new HeldLease(ledger.lease(), taken.lease(), TTL, clock.instant(), clock);
    }

    private void takeOver() {
        assertThat(replica.lease().tryAcquire("another", TTL)).isInstanceOf(LeaseAttempt.Acquired.class);
    }

    private Ledger open() {
        String url = "jdbc:h2:mem:lease-" + System.identityHashCode(this);
        return Ledgers.open(new StateSettings(url, null, null), "leases", clock);
    }
}
