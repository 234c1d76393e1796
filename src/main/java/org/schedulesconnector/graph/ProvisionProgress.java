package org.schedulesconnector.graph;

/** Hears what provisioning is doing, which may take a quarter of an hour. Called on a worker thread. */
@FunctionalInterface
public interface ProvisionProgress {
    /** @param sentence what happens now, for people */
    void report(String sentence);
}
