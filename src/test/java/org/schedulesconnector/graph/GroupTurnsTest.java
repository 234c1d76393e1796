package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GroupTurnsTest {
    private final GroupTurns turns = new GroupTurns();
    private final CompletableFuture<String> first = new CompletableFuture<>();

    @Test
    void letsOneAtATimeTouchAGroup() {
        CompletableFuture<String> one = turns.after("a", () -> first);
        CompletableFuture<String> two = turns.after("a", () -> CompletableFuture.completedFuture("two"));
        CompletableFuture<String> other = turns.after("b", () -> CompletableFuture.completedFuture("other"));

        assertThat(one).isNotDone();
        assertThat(two).isNotDone();
        assertThat(other).isCompletedWithValue("other");

        first.complete("one");

        assertThat(two).isCompletedWithValue("two");
        assertThat(turns.size()).isZero();
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        turns.after("a", () -> first);
        CompletableFuture<String> two = turns.after("a", () -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<String> three = turns.after("a", () -> CompletableFuture.completedFuture("three"));

        first.completeExceptionally(new IllegalStateException("failed"));

        assertThat(two).isCompletedExceptionally();
        assertThat(three).isCompletedWithValue("three");
        assertThat(turns.size()).isZero();
    }
}
