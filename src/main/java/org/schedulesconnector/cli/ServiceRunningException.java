package org.schedulesconnector.cli;

/** A command cannot do what a running service could: another process has the ledger. The message says how to ask that one. */
final class ServiceRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceRunningException(String message, Throwable cause) {
        super(message, cause);
    }
}
