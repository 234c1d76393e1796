package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * Requests one after the other, for work of many steps that has a worker thread to itself: it may block, and an interrupt ends it.
 * Never use it where a caller's thread could be held.
 */
final class StepwiseCalls {
    private final GraphCaller caller;
    private final RetryPolicy policy;
    private final Delays delays;

    StepwiseCalls(GraphCaller caller, RetryPolicy policy, Delays delays) {
        this.caller = caller;
        this.policy = policy;
        this.delays = delays;
    }

    GraphAnswer send(GraphRequest request) {
        return await(caller.call(request, policy));
    }

    void pause(Duration wait) {
        await(delays.after(wait));
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GraphException.of(Kind.CLOSED, "Provisioning was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
