package org.schedulesconnector.crawl;

import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;

/** A run was asked for while another one holds the lease. The message says who holds it and since when. */
public final class RunInProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Lease lease;

    RunInProgressException(LeaseAttempt.Held held) {
        super(held.sentence());
        this.lease = held.lease();
    }

    /** The lease that is in the way. */
    Lease lease() {
        return lease;
    }
}
