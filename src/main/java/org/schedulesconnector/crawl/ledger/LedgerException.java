package org.schedulesconnector.crawl.ledger;

/** The ledger could not be opened, read or written. The message names the database, the cause and the remedy, no secret. */
public final class LedgerException extends RuntimeException {
    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
