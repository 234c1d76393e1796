package org.schedulesconnector.sandbox;

/** One of the two services. Called on several threads at once. */
@FunctionalInterface
public interface SandboxService {
    SandboxAnswer answer(SandboxRequest request);
}
