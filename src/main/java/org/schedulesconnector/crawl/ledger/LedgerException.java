package org.schedulesconnector.crawl.ledger;

import java.sql.SQLException;

/** The ledger could not be opened, read or written. The message names the database, the cause and the remedy, no secret. */
public sealed class LedgerException extends RuntimeException permits LeaseLostException {
    private final String remedy;

    LedgerException(String problem, String remedy, Throwable cause) {
        super(problem + " " + remedy, cause);
        this.remedy = remedy;
    }

    /** Whether the ledger is a file that another process has open, most often a running service: that one can be asked instead. */
    public boolean isHeldElsewhere() {
        return getCause() instanceof SQLException cause && DatabaseFailure.H2_ALREADY_OPEN.equals(cause.getSQLState());
    }

    /** The message without the remedy. */
    public String problem() {
        return getMessage()
                .substring(0, getMessage().length() - remedy.length())
                .strip();
    }

    /** What to do about it: the end of the message. */
    public String remedy() {
        return remedy;
    }
}
