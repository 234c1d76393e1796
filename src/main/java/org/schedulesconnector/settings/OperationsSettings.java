package org.schedulesconnector.settings;

import java.util.Optional;

/**
 * Settings under {@code operations.}: how a running service is looked at and steered over HTTP.
 *
 * @param enabled whether there is an HTTP API at all
 * @param host the name or address it listens on
 * @param port where it listens; 0 for any free port
 * @param token what a caller who wants to change something must know; null when everybody on this machine may
 */
public record OperationsSettings(boolean enabled, String host, int port, Secret token) {
    /** Whether only this machine can reach it. */
    public boolean isLocal() {
        return isThisMachine(host);
    }

    /** Whether only this machine can reach what listens on a host. */
    public static boolean isThisMachine(String host) {
        return HostType.isLoopback(host);
    }

    /** What a caller must know, if anything. */
    public Optional<Secret> requiredToken() {
        return Optional.ofNullable(token);
    }
}
