package org.schedulesconnector.graph;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Works through many things, some at once, without holding a thread. What has not begun when there is reason to stop is left out;
 * what has begun is finished.
 */
final class Lanes<T> {
    private final Queue<T> left;
    private final BooleanSupplier stopped;
    private final Function<T, CompletableFuture<Void>> step;

    private Lanes(Collection<T> work, BooleanSupplier stopped, Function<T, CompletableFuture<Void>> step) {
        this.left = new ConcurrentLinkedQueue<>(work);
        this.stopped = stopped;
        this.step = step;
    }

    /**
     * @param atOnce the most that are worked on at the same time
     * @param step deals with its failures; one that it lets through ends its lane and fails the whole
     */
    static <T> CompletableFuture<Void> run(
            Collection<T> work, int atOnce, BooleanSupplier stopped, Function<T, CompletableFuture<Void>> step) {
        Lanes<T> lanes = new Lanes<>(work, stopped, step);
        return CompletableFuture.allOf(Stream.generate(lanes::lane)
                .limit(Math.min(atOnce, work.size()))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> lane() {
        T next = stopped.getAsBoolean() ? null : left.poll();
        return next == null
                ? CompletableFuture.completedFuture(null)
                : step.apply(next).thenCompose(done -> lane());
    }
}
