package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PauseGateTest {
    private final PauseGate gate = new PauseGate();
    private final AtomicBoolean released = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void letsPassAtOnceWhileItIsOpen() {
        gate.pass(released::get);

        assertThat(gate.holdsSomething()).isFalse();
    }

    @Test
    void holdsWhoComesUntilItOpens() throws Exception {
        gate.close();

        CompletableFuture<Void> passing = come();
        Awaitility.await().until(gate::holdsSomething);
        assertThat(passing).isNotDone();
        gate.open();

        passing.get(5, TimeUnit.SECONDS);
        assertThat(gate.holdsSomething()).isFalse();
    }

    @Test
    void letsTheReleasedThroughAndStaysClosed() throws Exception {
        gate.close();
        CompletableFuture<Void> passing = come();
        Awaitility.await().until(gate::holdsSomething);

        released.set(true);
        gate.look();

        passing.get(5, TimeUnit.SECONDS);
        assertThat(gate.isClosed()).isTrue();
    }

    @Test
    void keepsAnInterruptForWhoWasInterrupted() throws Exception {
        gate.close();
        CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().interrupt();
                    gate.pass(released::get);
                    return Thread.interrupted();
                },
                threads);
        Awaitility.await().until(gate::holdsSomething);

        gate.open();

        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsWhetherAnythingChanged() {
        assertThat(gate.open()).isFalse();
        assertThat(gate.close()).isTrue();
        assertThat(gate.close()).isFalse();
        assertThat(gate.open()).isTrue();
    }

    private CompletableFuture<Void> come() {
        return CompletableFuture.runAsync(() -> gate.pass(released::get), threads);
    }
}
