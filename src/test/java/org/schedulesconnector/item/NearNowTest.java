package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.Interval;

class NearNowTest {
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

    @Test
    void keepsEverythingThatFits() {
        NearNow near = NearNow.of(hours(10), atHour(5), 1000);

        assertThat(near.kept()).hasSize(10).startsWith("e000").endsWith("e009");
        assertThat(near.earlierLeftOut()).isZero();
        assertThat(near.laterLeftOut()).isZero();
    }

    @Test
    void keepsWhatIsNearestAndCountsTheRest() {
        NearNow near = NearNow.of(hours(100), atHour(50), 32);

        assertThat(near.kept()).containsExactly("e048", "e049", "e050", "e051", "e052", "e053", "e054", "e055");
        assertThat(near.earlierLeftOut()).isEqualTo(48);
        assertThat(near.laterLeftOut()).isEqualTo(44);
    }

    @Test
    void keepsTheSameUntilAnEntryEnds() {
        Instant almostNext = atHour(51).minusSeconds(1);

        assertThat(NearNow.of(hours(100), almostNext, 32)).isEqualTo(NearNow.of(hours(100), atHour(50), 32));
        assertThat(NearNow.of(hours(100), atHour(51), 32)).isNotEqualTo(NearNow.of(hours(100), atHour(50), 32));
    }

    @Test
    void keepsALongEntryThatStillRuns() {
        NearNow.Entry running = new NearNow.Entry(new Interval(START, atHour(99)), "long");
        List<NearNow.Entry> entries = new ArrayList<>(hours(100));
        entries.add(0, running);

        assertThat(NearNow.of(entries, atHour(50), 32).kept()).startsWith("long", "e048");
    }

    private static List<NearNow.Entry> hours(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NearNow.Entry(new Interval(atHour(i), atHour(i + 1)), "e%03d".formatted(i)))
                .toList();
    }

    private static Instant atHour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
