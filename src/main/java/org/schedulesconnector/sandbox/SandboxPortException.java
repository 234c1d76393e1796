package org.schedulesconnector.sandbox;

/** A sandbox server cannot listen where it should, most often because another process does. */
public final class SandboxPortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxPortException(String server, String host, int port, Throwable cause) {
        super(
                "The sandbox cannot serve " + server + " on " + host + ":" + port
                        + ": another process listens there, or this one may not. Choose a free port, or 0 for any.",
                cause);
    }
}
