package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlWindowTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-09-08T00:00:00Z", "2026-09-08T10:00:00Z", "2026-09-08T23:59:59.999999999Z"})
    void staysTheSameThroughAUtcDay(String now) {
        Interval window = CrawlWindow.around(Instant.parse(now), 7, 7);

        assertThat(window).isEqualTo(days("2026-09-01", "2026-09-16"));
    }

    @Test
    void movesByADayAtMidnight() {
        Instant midnight = Instant.parse("2026-09-09T00:00:00Z");

        assertThat(CrawlWindow.around(midnight.minusNanos(1), 7, 7)).isEqualTo(days("2026-09-01", "2026-09-16"));
        assertThat(CrawlWindow.around(midnight, 7, 7)).isEqualTo(days("2026-09-02", "2026-09-17"));
    }

    @Test
    void isTodayAloneWithoutDaysAround() {
        assertThat(CrawlWindow.around(Instant.parse("2026-12-31T22:00:00Z"), 0, 0))
                .isEqualTo(days("2026-12-31", "2027-01-01"));
    }

    @Test
    void reachesOverYearsAndLeapDays() {
        assertThat(CrawlWindow.around(Instant.parse("2028-02-28T12:00:00Z"), 60, 1))
                .isEqualTo(days("2027-12-30", "2028-03-01"));
    }

    private static Interval days(String first, String afterLast) {
        return new Interval(Instant.parse(first + "T00:00:00Z"), Instant.parse(afterLast + "T00:00:00Z"));
    }
}
