package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;
import org.schedulesconnector.crawl.ledger.RunLease;
import org.schedulesconnector.graph.LogMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the lease for a run, renews it while the run lives, and tells the run when it was lost. Others may take it over when two
 * heartbeats in a row are missing; a heartbeat that fails is tried again until then. Thread-safe.
 */
public final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final int BEATS_TO_LIVE = 2;
    /** So often within a heartbeat is looked whether it is due, or has failed and must be tried again. */
    private static final int LOOKS = 5;

    private static final String LOST = "The run lost its lease, and another may be writing.";

    private final RunLease leases;
    private final String holder;
    private final Duration heartbeat;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final AtomicReference<HeldLease> held = new AtomicReference<>();
    private final AtomicReference<ScheduledFuture<?>> beating = new AtomicReference<>();

    /**
     * @param holder this process, for people: host and process id
     * @param heartbeat how often the lease is renewed
     * @param scheduler performs the heartbeats; the caller shuts it down
     * @param clock the one that the ledger has
     */
    public LeaseKeeper(
            RunLease leases, String holder, Duration heartbeat, ScheduledExecutorService scheduler, Clock clock) {
        this.leases = leases;
        this.holder = holder;
        this.heartbeat = heartbeat;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Why nothing may be written now; empty when this process has the lease, or does not write under one. */
    public Optional<String> refusal() {
        HeldLease mine = held.get();
        return mine == null || mine.isHeld() ? Optional.empty() : Optional.of(LOST);
    }

    /** @throws RunInProgressException when somebody holds the lease */
    Lease acquire() {
        Instant before = clock.instant();
        LeaseAttempt attempt = leases.tryAcquire(holder, timeToLive());
        if (attempt instanceof LeaseAttempt.Acquired acquired) {
            held.set(new HeldLease(leases, acquired.lease(), timeToLive(), before, clock));
            return acquired.lease();
        }
        throw new RunInProgressException((LeaseAttempt.Held) attempt);
    }

    /** Renews the lease that was acquired last until it is released; tells once when it was lost. */
    void keep(Runnable lost) {
        HeldLease mine = held.get();
        long look = Math.max(1, heartbeat.toMillis() / LOOKS);
        Runnable beat = LogMarks.current().on(() -> beat(mine, lost));
        beating.set(scheduler.scheduleWithFixedDelay(beat, look, look, TimeUnit.MILLISECONDS));
    }

    void release(Lease lease) {
        stopBeating();
        try {
            leases.release(lease);
        } finally {
            held.updateAndGet(now -> now != null && now.lease().token() == lease.token() ? null : now);
        }
    }

    private void beat(HeldLease mine, Runnable lost) {
        if (!mine.beat(heartbeat)) {
            stopBeating();
            lost.run();
        }
    }

    private Duration timeToLive() {
        return heartbeat.multipliedBy(BEATS_TO_LIVE);
    }

    private void stopBeating() {
        ScheduledFuture<?> future = beating.getAndSet(null);
        if (future != null) {
            future.cancel(false);
        }
    }
}
