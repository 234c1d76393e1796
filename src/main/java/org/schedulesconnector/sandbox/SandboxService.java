package org.schedulesconnector.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One of the two services. Called on several threads at once. */
@FunctionalInterface
public interface SandboxService {
    SandboxAnswer answer(SandboxRequest request);

    /**
     * Called when a request arrives and before its latency passes, so that a service can limit what is in flight.
     *
     * @return the refusal to send at once; empty to let the request in, which then is released once
     */
    default Optional<SandboxAnswer> admit(SandboxRequest request) {
        return Optional.empty();
    }

    /** Called once for each request that was let in, when its answer is out or lost. */
    default void release(SandboxRequest request) {}

    /**
     * The error this service would send with a status that a fault asks for.
     *
     * @param status 400 or more
     */
    default SandboxAnswer refusal(SandboxRequest request, int status) {
        return new SandboxAnswer(status, Map.of(), new byte[0]);
    }

    /** The headers by which this service says how long a throttled caller is to wait; none by default. */
    default Map<String, String> waitHeaders(Duration wait) {
        return Map.of();
    }

    /** Makes the access tokens that callers hold bad before their time; nothing by default, where they cannot be renewed. */
    default void expireTokens() {}
}
