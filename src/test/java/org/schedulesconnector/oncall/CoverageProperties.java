package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.schedulesconnector.oncall.RandomShifts.RawShifts;

@Domain(RandomShifts.class)
class CoverageProperties {

    @Property(tries = 300)
    void addsUpToHundredPercentWithTheShareOfItsGaps(@ForAll RawShifts raw) {
        Coverage coverage = Coverage.of(RandomShifts.WINDOW, raw.list());

        Duration gaps = coverage.gaps().stream().map(Interval::duration).reduce(Duration.ZERO, Duration::plus);
        double gapShare = 100.0 * gaps.toMinutes() / RandomShifts.MINUTES;

        assertThat(coverage.percent() + gapShare).isEqualTo(100, within(1e-9));
        assertThat(coverage.percent()).isBetween(0.0, 100.0);
    }

    @Property(tries = 200)
    void hasAsGapsTheMinutesOfNobody(@ForAll RawShifts raw) {
        Coverage coverage = Coverage.of(RandomShifts.WINDOW, raw.list());

        assertThat(minutesIn(coverage.gaps())).isEqualTo(minutes(ids -> ids.isEmpty(), raw));
    }

    @Property(tries = 200)
    void hasAsOverlapsTheMinutesOfSeveralPeople(@ForAll RawShifts raw) {
        Coverage coverage = Coverage.of(RandomShifts.WINDOW, raw.list());

        List<Interval> times = coverage.overlaps().stream().map(Overlap::time).toList();
        assertThat(minutesIn(times)).isEqualTo(minutes(ids -> ids.size() > 1, raw));
        assertThat(coverage.overlaps()).allSatisfy(overlap -> assertThat(overlap.people())
                .extracting(Person::id)
                .containsExactlyInAnyOrderElementsOf(raw.idsAt(overlap.time().start()))
                .containsExactlyInAnyOrderElementsOf(
                        raw.idsAt(overlap.time().end().minusNanos(1))));
    }

    @Property(tries = 300)
    void hasGapsAsLongAsTheyCanBe(@ForAll RawShifts raw) {
        List<Interval> gaps = Coverage.of(RandomShifts.WINDOW, raw.list()).gaps();

        assertThat(gaps).isEqualTo(IntervalUnion.of(gaps.stream()));
    }

    @Property(tries = 300)
    void hasOverlapsAsLongAsTheyCanBe(@ForAll RawShifts raw) {
        List<Overlap> overlaps = Coverage.of(RandomShifts.WINDOW, raw.list()).overlaps();

        for (int i = 1; i < overlaps.size(); i++) {
            Overlap before = overlaps.get(i - 1);
            Overlap after = overlaps.get(i);
            assertThat(before.time().end()).isBeforeOrEqualTo(after.time().start());
            if (before.time().end().equals(after.time().start())) {
                assertThat(Set.copyOf(before.people())).isNotEqualTo(Set.copyOf(after.people()));
            }
        }
    }

    private static Set<Instant> minutesIn(List<Interval> intervals) {
        return RandomShifts.everyMinute()
                .filter(minute -> intervals.stream().anyMatch(interval -> interval.contains(minute)))
                .collect(Collectors.toSet());
    }

    private static Set<Instant> minutes(Predicate<Set<String>> condition, RawShifts raw) {
        return RandomShifts.everyMinute()
                .filter(minute -> condition.test(raw.idsAt(minute)))
                .collect(Collectors.toSet());
    }
}
