package org.schedulesconnector.crawl.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * Makes runs of one connection exclusive, over threads, processes and replicas. Instants come from each replica's clock: these
 * must agree to much less than the time to live. A holder that could not renew must stop, for another may run by then.
 */
public interface RunLease {
    /**
     * Takes the lease when it is free, released, or expired. With an embedded database, which one process alone can open, also
     * when its holder was an earlier process. Not re-entrant: a holder that asks again is refused. From then until the release every
     * write through this ledger fails with {@link LeaseLostException} once somebody else has taken the lease over.
     *
     * @param holder for people: host, process, what for
     * @param timeToLive how long it counts without a renewal
     */
    LeaseAttempt tryAcquire(String holder, Duration timeToLive);

    /** Tells that the holder lives. Returns false when the lease was taken over or released: then the run must stop. */
    boolean renew(Lease lease, Duration timeToLive);

    /** Gives the lease back. Returns false when it was no longer the caller's. */
    boolean release(Lease lease);

    /** The lease that is held now; empty when nobody runs, or the last holder's has expired. */
    Optional<Lease> current();
}
