package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunAccessTest {
    private final RunAccess access = new RunAccess(Map.of(), Set.of());

    @Test
    void onlyTheFirstThatNeedsAGroupMakesIt() {
        assertThat(access.claim("Team1")).isTrue();
        assertThat(access.claim("Team1")).isFalse();
    }

    @Test
    void aGroupIsWaitedForUntilItIsSettled() throws Exception {
        access.claim("Team1");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> access.await("Team1"));

        assertThat(waiting).isNotDone();
        access.settled("Team1");

        waiting.get(5, TimeUnit.SECONDS);
    }

    @Test
    void nobodyWaitsForAGroupOnceTheRunIsStopped() throws Exception {
        access.claim("Team1");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> access.await("Team1"));

        access.endWaits();

        waiting.get(5, TimeUnit.SECONDS);
    }
}
