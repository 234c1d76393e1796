package org.schedulesconnector.sandbox;

/** Hears each request with the answer that the service made, before a fault can spoil its delivery. Called on several threads. */
@FunctionalInterface
public interface ExchangeListener {
    /**
     * @param service the server's name
     */
    void exchanged(String service, SandboxRequest request, SandboxAnswer answer);
}
