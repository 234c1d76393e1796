package org.schedulesconnector.operations.http;

/** The HTTP API cannot listen where it should, most often because another process does. */
public final class ApiAddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApiAddressException(String host, int port, Throwable cause) {
        super(
                "The HTTP API cannot listen on " + host + ":" + port + ": " + cause.getMessage()
                        + ". operations.host must be an address of this machine, and operations.port free."
                        + " Choose others, 0 for any free port, or switch the API off by operations.enabled=false.",
                cause);
    }
}
