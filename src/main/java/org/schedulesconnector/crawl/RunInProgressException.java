package org.schedulesconnector.crawl;

/** A run was asked for while another one holds the lease. The message says who holds it and since when. */
public final class RunInProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunInProgressException(String message) {
        super(message);
    }
}
