package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class RateHeadersTest {
    private final MovableClock clock = MovableClock.stoppedAt(Instant.parse("2026-09-08T10:00:00Z"));

    @Test
    void prefersPagerDutysResetAfterA429() {
        RateHeaders headers = read(Map.of("ratelimit-remaining", "0", "ratelimit-reset", "17", "Retry-After", "5"));

        assertThat(headers.remaining()).isZero();
        assertThat(headers.waitAfter(429)).isEqualTo(Duration.ofSeconds(17));
        assertThat(headers.waitAfter(503)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void readsRetryAfterAsADateToo() {
        RateHeaders headers = read(Map.of("Retry-After", "Tue, 8 Sep 2026 10:00:30 GMT"));

        assertThat(headers.waitAfter(503)).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(Map.of("Retry-After", "Tue, 8 Sep 2026 09:00:00 GMT")).waitAfter(503))
                .isZero();
    }

    @Test
    void takesNonsenseForAbsence() {
        RateHeaders headers =
                read(Map.of("ratelimit-remaining", "many", "ratelimit-reset", "-1", "Retry-After", "soon"));

        assertThat(headers).isEqualTo(new RateHeaders(null, null, null));
        assertThat(headers.waitAfter(429)).isNull();
    }

    private RateHeaders read(Map<String, String> headers) {
        return RateHeaders.read(headers::get, clock);
    }
}
