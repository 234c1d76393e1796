package org.schedulesconnector.crawl;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;
import org.schedulesconnector.crawl.ledger.RunLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lease for a run, renews it while the run lives, and tells the run when it was lost. */
public final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final RunLease leases;
    private final String holder;
    private final ScheduledExecutorService scheduler;
    private final AtomicReference<ScheduledFuture<?>> heartbeat = new AtomicReference<>();

    /**
     * @param holder this process, for people: host and process id
     * @param scheduler performs the heartbeats; the caller shuts it down
     */
    public LeaseKeeper(RunLease leases, String holder, ScheduledExecutorService scheduler) {
        this.leases = leases;
        this.holder = holder;
        this.scheduler = scheduler;
    }

    /** @throws RunInProgressException when somebody holds the lease */
    Lease acquire() {
        LeaseAttempt attempt = leases.tryAcquire(holder, TIME_TO_LIVE);
        if (attempt instanceof LeaseAttempt.Acquired acquired) {
            return acquired.lease();
        }
        throw new RunInProgressException((LeaseAttempt.Held) attempt);
    }

    /** Renews a lease until it is released; tells once when it was lost. */
    void keep(Lease lease, Runnable lost) {
        heartbeat.set(scheduler.scheduleAtFixedRate(
                () -> renew(lease, lost), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS));
    }

    void release(Lease lease) {
        stopHeartbeat();
        leases.release(lease);
    }

    private void renew(Lease lease, Runnable lost) {
        if (!renewed(lease)) {
            stopHeartbeat();
            lost.run();
        }
    }

    /**
     * A database that does not answer is as bad as a lease that was taken over: another may run by the time it is back. Whatever
     * went wrong must be told, for a heartbeat that throws is never performed again.
     */
    private boolean renewed(Lease lease) {
        try {
            return leases.renew(lease, TIME_TO_LIVE);
        } catch (RuntimeException e) {
            LOG.warn("The run's lease could not be renewed: {}", e.getMessage());
            return false;
        }
    }

    private void stopHeartbeat() {
        ScheduledFuture<?> beating = heartbeat.getAndSet(null);
        if (beating != null) {
            beating.cancel(false);
        }
    }
}
