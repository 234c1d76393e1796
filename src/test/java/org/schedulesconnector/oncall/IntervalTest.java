package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void refusesToBeEmptyOrToRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> minutes(5, 5)).withMessageContaining("00:05:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> minutes(5, 4));
    }

    @Test
    void containsItsStartAndNotItsEnd() {
        Interval interval = minutes(5, 10);

        assertThat(interval.contains(at(5))).isTrue();
        assertThat(interval.contains(at(10).minusNanos(1))).isTrue();
        assertThat(interval.contains(at(10))).isFalse();
        assertThat(interval.contains(at(5).minusNanos(1))).isFalse();
        assertThat(interval.duration()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void intersectsOnlyWhereBothAre() {
        assertThat(minutes(0, 10).intersection(minutes(5, 20))).contains(minutes(5, 10));
        assertThat(minutes(0, 30).intersection(minutes(5, 20))).contains(minutes(5, 20));
        assertThat(minutes(0, 10).intersection(minutes(10, 20))).isEmpty();
        assertThat(minutes(0, 10).intersection(minutes(15, 20))).isEmpty();
    }

    @Test
    void joinsWhatTouchesOrOverlapsAndKeepsApartTheRest() {
        Stream<Interval> intervals =
                Stream.of(minutes(50, 60), minutes(10, 20), minutes(0, 10), minutes(2, 5), minutes(21, 30));

        assertThat(IntervalUnion.of(intervals)).containsExactly(minutes(0, 20), minutes(21, 30), minutes(50, 60));
    }

    private static Interval minutes(int start, int end) {
        return new Interval(at(start), at(end));
    }

    private static Instant at(int minute) {
        return Instant.EPOCH.plus(Duration.ofMinutes(minute));
    }
}
