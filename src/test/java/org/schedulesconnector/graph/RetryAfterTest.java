package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | 10",
                " 7 | 7",
                "31,120 | 120",
                "31, 120 | 120",
                "Tue, 8 Sep 2026 10:02:00 GMT | 120",
                "600 | 600"
            })
    void readsSecondsDatesAndLists(String value, long seconds) {
        assertThat(RetryAfter.parse(List.of(value), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "", "soon", "Tue, 8 Sep 2026 09:59:00 GMT", "99999999999999999999"})
    void isSilentWhereTheServerSaysNothingUseful(String value) {
        assertThat(RetryAfter.parse(List.of(value), NOW)).isEmpty();
    }

    @Test
    void keepsTheLongestOfSeveralHeaders() {
        assertThat(RetryAfter.parse(List.of("3", "12", "5"), NOW)).contains(Duration.ofSeconds(12));
        assertThat(RetryAfter.parse(List.of(), NOW)).isEmpty();
    }
}
