package org.schedulesconnector.sandbox;

/**
 * Hears each request that reached a service and the answer that the service gave, whatever a fault does to its delivery. What a fault
 * answers in the service's place is not heard. Called on several threads.
 */
@FunctionalInterface
public interface ExchangeListener {
    /**
     * @param service the server's name
     */
    void exchanged(String service, SandboxRequest request, SandboxAnswer answer);
}
