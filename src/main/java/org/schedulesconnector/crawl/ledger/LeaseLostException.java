package org.schedulesconnector.crawl.ledger;

/** A run wanted to write to the ledger after another had taken its lease over; nothing was written. */
public final class LeaseLostException extends LedgerException {
    LeaseLostException(String holder) {
        super(
                "The run lost its lease to " + holder + " and recorded nothing more.",
                "Nothing to do: the other run does what is left. If it happens often, look for pauses of this process or its"
                        + " database, or raise crawl.lease.heartbeat.",
                null);
    }
}
