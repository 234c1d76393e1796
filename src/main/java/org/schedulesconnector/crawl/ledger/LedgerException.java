package org.schedulesconnector.crawl.ledger;

/** The ledger could not be opened, read or written. The message names the database, the cause and the remedy, no secret. */
public final class LedgerException extends RuntimeException {
    private final String remedy;

    LedgerException(String problem, String remedy, Throwable cause) {
        super(problem + " " + remedy, cause);
        this.remedy = remedy;
    }

    /** What to do about it: the end of the message. */
    public String remedy() {
        return remedy;
    }
}
