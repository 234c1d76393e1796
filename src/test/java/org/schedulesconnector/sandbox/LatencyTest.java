package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void drawsLogNormalWaitsWithTheGivenMedianAndNinetyFifthPercentile() {
        Latency latency = Latency.logNormal(Duration.ofMillis(440), Duration.ofMillis(1090));
        Random random = new Random(7);

        long[] millis = LongStream.generate(() -> latency.next(random).toMillis())
                .limit(20_000)
                .sorted()
                .toArray();

        assertThat(millis[10_000]).isCloseTo(440, within(15L));
        assertThat(millis[19_000]).isCloseTo(1090, within(50L));
    }

    @Test
    void alwaysWaitsTheFixedTime() {
        assertThat(Latency.fixed(Duration.ofMillis(30)).next(new Random())).isEqualTo(Duration.ofMillis(30));
        assertThat(Latency.none().next(new Random())).isZero();
    }

    @Test
    void refusesAPercentileBelowTheMedian() {
        assertThatThrownBy(() -> Latency.logNormal(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("median <= p95");
        assertThatThrownBy(() -> Latency.logNormal(Duration.ZERO, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
