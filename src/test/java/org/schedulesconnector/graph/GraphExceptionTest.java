package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

class GraphExceptionTest {
    private static final Evidence EVIDENCE = new Evidence("PUT", "/items/P1", 429, "TooManyRequests", "r-1", "c-1");

    @Test
    void keepsItsEvidenceWhenItsAttemptsAreKnown() {
        GraphException failure = GraphException.failed(
                        Kind.THROTTLED, "answered 429", EVIDENCE, Duration.ofSeconds(10), null)
                .afterAttempts(8);

        assertThat(failure.attempts()).isEqualTo(8);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(10));
        assertThat(failure.evidence()).contains(EVIDENCE);
        assertThat(failure)
                .hasMessage("PUT /items/P1: answered 429 (request-id r-1, client-request-id c-1, attempts 8). "
                        + Kind.THROTTLED.remedy());
    }

    @Test
    void hasNoEvidenceWhenNothingWasSent() {
        GraphException failure = GraphException.of(Kind.INVALID, "Item P-1 was not sent");

        assertThat(failure.evidence()).isEmpty();
        assertThat(failure.requestId()).isNull();
        assertThat(failure.status()).isZero();
        assertThat(failure.attempts()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindTellsItsRemedyInASentence(Kind kind) {
        assertThat(kind.remedy()).endsWith(".");
        assertThat(GraphException.of(kind, "x").isRetryable()).isEqualTo(kind.isRetryable());
    }
}
