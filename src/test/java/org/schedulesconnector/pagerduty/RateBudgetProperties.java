package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.schedulesconnector.MovableClock;

class RateBudgetProperties {
    @Property(tries = 200)
    void neverGoesOverTheMinute(
            @ForAll @IntRange(min = 1, max = 20) int perMinute, @ForAll("pauses") List<Integer> pauses) {
        MovableClock clock = MovableClock.stopped();
        RateBudget budget = new RateBudget(perMinute, clock);
        List<Instant> sent = new ArrayList<>();

        for (int pause : pauses) {
            clock.advance(Duration.ofMillis(pause));
            sent.add(clock.instant().plus(budget.reserve()));
        }

        assertThat(sent).isSorted();
        for (int i = perMinute; i < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i - perMinute), sent.get(i))).isGreaterThan(Duration.ofSeconds(60));
        }
    }

    /** A serial client of a strict server that rounds its reset down is never refused. */
    @Property(tries = 100)
    void isNeverRefusedByAServerWhoseHeadersItReads(
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(min = 2, max = 20) int seconds,
            @ForAll("pauses") List<Integer> pauses) {
        MovableClock clock = MovableClock.stopped();
        RateBudget budget = new RateBudget(10_000, clock);
        Instant windowEnd = clock.instant();
        int used = 0;

        for (int pause : pauses) {
            clock.advance(Duration.ofMillis(pause % 700));
            clock.advance(budget.reserve());
            if (!clock.instant().isBefore(windowEnd)) {
                windowEnd = clock.instant().plusSeconds(seconds);
                used = 0;
            }
            used++;
            Duration reset = Duration.ofSeconds(
                    Duration.between(clock.instant(), windowEnd).toSeconds());
            budget.answered(200, new RateHeaders(size - used, reset, null));

            assertThat(used).isLessThanOrEqualTo(size);
        }
    }

    @Provide
    Arbitrary<List<Integer>> pauses() {
        return Arbitraries.integers().between(0, 20_000).list().ofMinSize(1).ofMaxSize(80);
    }
}
