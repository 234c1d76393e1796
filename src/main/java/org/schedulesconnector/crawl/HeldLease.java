package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.RunLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease as its holder knows it: until when it counts for sure, and whether it was lost. Once lost it stays so. A database that does
 * not answer costs the lease only when the time since the last renewal is over, for another may run by then. Thread-safe.
 */
final class HeldLease {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final RunLease leases;
    private final Lease lease;
    private final Duration timeToLive;
    private final Clock clock;
    private volatile Instant renewedAt;
    private volatile boolean lost;

    /** @param acquiredAt an instant before the lease was acquired, by the same clock */
    HeldLease(RunLease leases, Lease lease, Duration timeToLive, Instant acquiredAt, Clock clock) {
        this.leases = leases;
        this.lease = lease;
        this.timeToLive = timeToLive;
        this.renewedAt = acquiredAt;
        this.clock = clock;
    }

    Lease lease() {
        return lease;
    }

    /** Renews the lease when its last renewal is so long ago. Returns false when it is lost. */
    boolean beat(Duration interval) {
        boolean due = !clock.instant().isBefore(renewedAt.plus(interval));
        if (!lost && due) {
            renew();
        }
        return !lost;
    }

    /** Whether it is held at this moment: asks the database when that is not sure, as after the process stood still. */
    boolean isHeld() {
        if (!lost && isOver()) {
            renewIfOver();
        }
        return !lost;
    }

    private synchronized void renewIfOver() {
        if (!lost && isOver()) {
            renew();
        }
    }

    private synchronized void renew() {
        Instant now = clock.instant();
        try {
            if (leases.renew(lease, timeToLive)) {
                renewedAt = now;
            } else {
                lost = true;
            }
        } catch (LedgerException e) {
            lost = isOver();
            LOG.warn(
                    lost
                            ? "The run's lease could not be renewed in time: {}"
                            : "The run's lease was not renewed, it is tried again: {}",
                    e.getMessage());
        }
    }

    private boolean isOver() {
        return !clock.instant().isBefore(renewedAt.plus(timeToLive));
    }
}
