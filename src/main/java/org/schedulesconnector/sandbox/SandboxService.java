package org.schedulesconnector.sandbox;

/** One of the two services. Called on several threads at once. */
@FunctionalInterface
interface SandboxService {
    SandboxAnswer answer(SandboxRequest request);
}
