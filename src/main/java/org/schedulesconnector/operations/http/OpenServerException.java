package org.schedulesconnector.operations.http;

/** A server of Camel's is wanted that everybody could use; the message says what to set. */
public final class OpenServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OpenServerException(String message) {
        super(message);
    }
}
