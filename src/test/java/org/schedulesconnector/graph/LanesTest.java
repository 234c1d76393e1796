package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final List<CompletableFuture<Void>> begun = new ArrayList<>();
    private boolean stopped;

    @Test
    void worksOnAFewAtATimeUntilAllIsDone() {
        CompletableFuture<Void> all = Lanes.run(List.of(1, 2, 3), 2, () -> stopped, this::begin);
        assertThat(begun).hasSize(2);

        begun.get(1).complete(null);
        assertThat(begun).hasSize(3);

        begun.forEach(work -> work.complete(null));
        assertThat(all).isCompleted();
    }

    @Test
    void finishesWhatHasBegunAndLeavesOutTheRestWhenStopped() {
        CompletableFuture<Void> all = Lanes.run(List.of(1, 2, 3, 4), 2, () -> stopped, this::begin);
        stopped = true;

        begun.get(0).complete(null);
        assertThat(all).isNotDone();
        begun.get(1).complete(null);

        assertThat(all).isCompleted();
        assertThat(begun).hasSize(2);
    }

    @Test
    void hasNothingToDoWithoutWork() {
        assertThat(Lanes.run(List.of(), 5, () -> stopped, work -> begin(0))).isCompleted();
        assertThat(begun).isEmpty();
    }

    private CompletableFuture<Void> begin(Integer work) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        begun.add(future);
        return future;
    }
}
