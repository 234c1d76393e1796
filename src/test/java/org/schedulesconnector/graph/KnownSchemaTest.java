package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownSchemaTest {
    private static final ConnectionSchema SCHEMA = Fixtures.everyType();

    private final KnownSchema known = new KnownSchema();
    private final AtomicInteger fetches = new AtomicInteger();

    @Test
    void fetchesOnceForAllWhoAskMeanwhile() {
        CompletableFuture<ConnectionSchema> pending = new CompletableFuture<>();

        CompletableFuture<ConnectionSchema> first = known.orElse(() -> fetched(pending));
        CompletableFuture<ConnectionSchema> second = known.orElse(() -> fetched(pending));
        pending.complete(SCHEMA);

        assertThat(first.join()).isSameAs(SCHEMA).isSameAs(second.join());
        assertThat(fetches).hasValue(1);
    }

    @Test
    void doesNotKeepAFailure() {
        known.orElse(() -> fetched(CompletableFuture.failedFuture(new IllegalStateException())));

        assertThat(known.orElse(() -> fetched(CompletableFuture.completedFuture(SCHEMA))))
                .isCompletedWithValue(SCHEMA);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void prefersWhatWasProvisionedUntilItIsForgotten() {
        known.set(SCHEMA);
        known.orElse(() -> fetched(new CompletableFuture<>()));
        assertThat(fetches).hasValue(0);

        known.forget();
        known.orElse(() -> fetched(new CompletableFuture<>()));
        assertThat(fetches).hasValue(1);
    }

    private CompletableFuture<ConnectionSchema> fetched(CompletableFuture<ConnectionSchema> answer) {
        fetches.incrementAndGet();
        return answer;
    }
}
