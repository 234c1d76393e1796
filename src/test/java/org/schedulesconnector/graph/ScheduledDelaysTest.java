package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduledDelaysTest {
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledDelays delays = new ScheduledDelays(scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void completesWhenTheTimeHasPassed() {
        assertThat(delays.after(Duration.ofMillis(5))).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void endsItsWaitsWhenItIsClosed() {
        CompletableFuture<Void> wait = delays.after(Duration.ofHours(1));

        delays.close();

        assertThat(wait).isCompletedExceptionally();
        assertThat(delays.after(Duration.ofHours(1))).isCompletedExceptionally();
    }

    @Test
    void failsInsteadOfHangingWhenItsSchedulerWasStopped() {
        scheduler.shutdownNow();

        assertThat(delays.after(Duration.ofHours(1))).isCompletedExceptionally();
    }
}
