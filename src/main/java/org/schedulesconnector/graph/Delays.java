package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Performs waits without holding a thread. */
interface Delays {
    /** Completes when the time has passed; exceptionally when the component is stopped before. */
    CompletableFuture<Void> after(Duration wait);
}
