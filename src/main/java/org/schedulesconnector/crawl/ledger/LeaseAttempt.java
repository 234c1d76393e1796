package org.schedulesconnector.crawl.ledger;

/** What came of an attempt to get the lease. */
public sealed interface LeaseAttempt {
    /**
     * The caller may run.
     *
     * @param lease to be renewed before it expires, and released at the end
     */
    record Acquired(Lease lease) implements LeaseAttempt {}

    /**
     * Somebody runs already.
     *
     * @param lease the one that is held
     */
    record Held(Lease lease) implements LeaseAttempt {
        /** Who runs, since when, and until when that counts. */
        public String sentence() {
            return "A run of this connection is in progress: " + lease.holder() + " since " + lease.since()
                    + ", last heard of at " + lease.heartbeatAt() + "; if it died, its lease ends at "
                    + lease.expiresAt() + ".";
        }
    }
}
