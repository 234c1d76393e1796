package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");

    @Test
    void foretellsTheEndFromWhatIsDone() {
        Pace pace = new Pace(250, 1000, Duration.ofSeconds(30));

        assertThat(pace.itemsPerMinute()).contains(500L);
        assertThat(pace.estimatedEnd(NOW)).contains(NOW.plusSeconds(90));
    }

    @Test
    void saysNothingBeforeThereIsSomethingToGoBy() {
        assertThat(new Pace(0, 1000, Duration.ofSeconds(30)).estimatedEnd(NOW)).isEmpty();
        assertThat(new Pace(5, 1000, Duration.ofMillis(20)).itemsPerMinute()).isEmpty();
    }

    @Test
    void endsNowWhenMoreWereDoneThanExpected() {
        assertThat(new Pace(12, 10, Duration.ofSeconds(30)).estimatedEnd(NOW)).contains(NOW);
    }
}
