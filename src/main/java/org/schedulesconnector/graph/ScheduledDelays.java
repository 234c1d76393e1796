package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits on a scheduler. Closing it ends all waits at once, so that nothing stays in flight. */
final class ScheduledDelays implements Delays, AutoCloseable {
    private final ScheduledExecutorService scheduler;
    private final Set<CompletableFuture<Void>> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ScheduledDelays(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public CompletableFuture<Void> after(Duration wait) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        pending.add(done);
        done.whenComplete((nothing, failure) -> pending.remove(done));
        try {
            scheduler.schedule(() -> done.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            fail(done);
        }
        if (closed) {
            fail(done);
        }
        return done;
    }

    @Override
    public void close() {
        closed = true;
        pending.forEach(ScheduledDelays::fail);
    }

    private static void fail(CompletableFuture<Void> wait) {
        wait.completeExceptionally(
                GraphException.of(GraphException.Kind.CLOSED, "The component was stopped during a wait"));
    }
}
