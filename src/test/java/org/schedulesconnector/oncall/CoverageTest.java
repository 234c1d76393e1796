package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
    private static final Interval WINDOW = hours(0, 100);
    private static final Person ANA = new Person("PANA", "Ana Ruiz", null);
    private static final Person BO = new Person("PBO", "Bo Lindqvist", null);
    private static final Person CY = new Person("PCY", "Cy Okafor", null);

    @Test
    void isOneGapWhenNobodyIsOnCall() {
        Coverage coverage = Coverage.of(WINDOW, List.of());

        assertThat(coverage).isEqualTo(new Coverage(WINDOW, 0, List.of(WINDOW), List.of()));
    }

    @Test
    void isExactlyHundredPercentWithoutGaps() {
        Coverage coverage = Coverage.of(WINDOW, List.of(shift(BO, 33, 150), shift(ANA, -50, 33)));

        assertThat(coverage).isEqualTo(new Coverage(WINDOW, 100, List.of(), List.of()));
    }

    @Test
    void findsGapsInTheMiddleAndAtBothEdges() {
        Coverage coverage = Coverage.of(WINDOW, List.of(shift(BO, 40, 80), shift(ANA, 10, 30)));

        assertThat(coverage.gaps()).containsExactly(hours(0, 10), hours(30, 40), hours(80, 100));
        assertThat(coverage.percent()).isEqualTo(60, within(1e-9));
    }

    @Test
    void countsTimeCoveredTwiceOnce() {
        Coverage coverage = Coverage.of(WINDOW, List.of(shift(ANA, 0, 50), shift(BO, 25, 50)));

        assertThat(coverage.percent()).isEqualTo(50, within(1e-9));
        assertThat(coverage.overlaps()).containsExactly(new Overlap(hours(25, 50), List.of(ANA, BO)));
    }

    @Test
    void splitsAnOverlapWhereItsPeopleChange() {
        Coverage coverage = Coverage.of(WINDOW, List.of(shift(ANA, 0, 60), shift(BO, 20, 80), shift(CY, 40, 100)));

        assertThat(coverage.overlaps())
                .containsExactly(
                        new Overlap(hours(20, 40), List.of(ANA, BO)),
                        new Overlap(hours(40, 60), List.of(ANA, BO, CY)),
                        new Overlap(hours(60, 80), List.of(BO, CY)));
    }

    @Test
    void seesNoOverlapOfAPersonWithThemself() {
        Coverage coverage = Coverage.of(
                WINDOW, List.of(shift(ANA, 0, 60), Shift.override(ANA, at(20), at(70)), shift(ANA, 70, 100)));

        assertThat(coverage.overlaps()).isEmpty();
        assertThat(coverage.gaps()).isEmpty();
    }

    @Test
    void doesNotSplitAnOverlapWhereOneOfItsPeopleIsOverriddenByThemself() {
        Coverage coverage = Coverage.of(
                WINDOW, List.of(shift(ANA, 0, 40), Shift.override(ANA, at(40), at(100)), shift(BO, 0, 100)));

        assertThat(coverage.overlaps()).containsExactly(new Overlap(WINDOW, List.of(ANA, BO)));
    }

    @Test
    void seesNeitherGapNorOverlapAtAHandoff() {
        Coverage coverage = Coverage.of(WINDOW, List.of(shift(ANA, 0, 50), shift(BO, 50, 100)));

        assertThat(coverage.gaps()).isEmpty();
        assertThat(coverage.overlaps()).isEmpty();
    }

    @Test
    void staysExactOverTenThousandShifts() {
        Interval window = hours(0, 20_000);
        List<Shift> everyOtherHour = IntStream.range(0, 10_000)
                .mapToObj(turn -> shift(turn % 2 == 0 ? ANA : BO, 2 * turn, 2 * turn + 1))
                .toList();

        Coverage coverage = Coverage.of(window, everyOtherHour);

        assertThat(coverage.percent()).isEqualTo(50, within(1e-9));
        assertThat(coverage.gaps()).hasSize(10_000).startsWith(hours(1, 2)).endsWith(hours(19_999, 20_000));
    }

    private static Shift shift(Person person, int startHour, int endHour) {
        return Shift.regular(person, at(startHour), at(endHour));
    }

    private static Interval hours(int start, int end) {
        return new Interval(at(start), at(end));
    }

    private static Instant at(int hour) {
        return START.plus(hour, ChronoUnit.HOURS);
    }
}
