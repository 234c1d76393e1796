package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

class RetryPolicyTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void keepsTheServersWaitInFullHoweverLong() {
        RetryPolicy policy = new RetryPolicy(8, SECOND, Duration.ofSeconds(60), () -> 0.5);

        assertThat(policy.waitAfter(failure(Kind.THROTTLED, Duration.ofHours(2)), 1))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void growsExponentiallyToItsLongestWithoutTheServersWait() {
        RetryPolicy policy = new RetryPolicy(99, SECOND, Duration.ofSeconds(60), () -> 1.0);
        GraphException failure = failure(Kind.UNAVAILABLE, null);

        assertThat(policy.waitAfter(failure, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(failure, 2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.waitAfter(failure, 6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(policy.waitAfter(failure, 7)).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.waitAfter(failure, 90)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void takesARandomPartOfTheSpan() {
        RetryPolicy policy = new RetryPolicy(8, SECOND, Duration.ofSeconds(60), () -> 0.25);

        assertThat(policy.waitAfter(failure(Kind.IO, null), 3)).isEqualTo(SECOND);
    }

    @Test
    void givesUpAfterItsLastAttemptAndAtOnceOnWhatCannotMend() {
        RetryPolicy policy = new RetryPolicy(3, SECOND, SECOND, () -> 0);

        assertThat(policy.allowsAnotherAfter(failure(Kind.TIMEOUT, null), 2)).isTrue();
        assertThat(policy.allowsAnotherAfter(failure(Kind.TIMEOUT, null), 3)).isFalse();
        assertThat(policy.allowsAnotherAfter(failure(Kind.FORBIDDEN, null), 1)).isFalse();
    }

    private static GraphException failure(Kind kind, Duration retryAfter) {
        return GraphException.failed(
                kind, "failed", new Evidence("PUT", "/items/1", 500, null, null, "c"), retryAfter, null);
    }
}
