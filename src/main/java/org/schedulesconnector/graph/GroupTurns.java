package org.schedulesconnector.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets one piece of work at a time touch a group, in the order they came: replacing a group in the middle of another's additions
 * would lose members. Thread-safe.
 */
final class GroupTurns {
    private final Map<String, CompletableFuture<?>> last = new HashMap<>();

    <T> CompletableFuture<T> after(String groupId, Supplier<CompletableFuture<T>> work) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        CompletableFuture<?> before;
        synchronized (last) {
            before = last.put(groupId, turn);
        }
        CompletableFuture<T> result =
                (before == null ? CompletableFuture.completedFuture(null) : before).thenCompose(over -> work.get());
        result.whenComplete((value, failure) -> end(groupId, turn));
        return result;
    }

    private void end(String groupId, CompletableFuture<Void> turn) {
        synchronized (last) {
            last.remove(groupId, turn);
        }
        turn.complete(null);
    }

    /** How many groups are being worked on. */
    int size() {
        synchronized (last) {
            return last.size();
        }
    }
}
