package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rotations in local time over the change of the clocks, in spring and in autumn, of both halves of the earth. */
class DaylightSavingProperties {
    private static final int WINDOW_DAYS = 7;

    /** A rotation that is running when the clocks of its zone change. */
    record OverTheChange(Rotation rotation, ZoneOffsetTransition change) {}

    @Property(tries = 400)
    void rotationsTileTheTime(@ForAll("overTheChange") OverTheChange over) {
        OnCallSchedule schedule = over.rotation().schedule();

        assertThat(schedule.window().contains(over.change().getInstant())).isTrue();
        assertThat(schedule.coverage()).isEqualTo(new Coverage(over.rotation().time(), 100, List.of(), List.of()));
        assertThat(schedule.shifts()).isEqualTo(over.rotation().shifts());
    }

    @Property(tries = 400)
    void handoffsFollowTheClockOnTheWall(@ForAll("overTheChange") OverTheChange over) {
        Rotation rotation = over.rotation();
        OnCallSchedule schedule = rotation.schedule();

        List<Instant> handoffs = handoffs(schedule);

        assertThat(handoffs)
                .isEqualTo(IntStream.range(1, rotation.turns())
                        .mapToObj(rotation::start)
                        .toList());
        assertThat(handoffs).allSatisfy(at -> {
            LocalDateTime onTheWall = LocalDateTime.ofInstant(at, schedule.zone());
            LocalDateTime agreed =
                    onTheWall.toLocalDate().atTime(rotation.first().toLocalTime());
            Duration late = Optional.ofNullable(rotation.zone().getRules().getTransition(agreed))
                    .filter(ZoneOffsetTransition::isGap)
                    .map(ZoneOffsetTransition::getDuration)
                    .orElse(Duration.ZERO);
            assertThat(onTheWall).isEqualTo(agreed.plus(late));
        });
    }

    @Property(tries = 200)
    void onlyTheDayOfTheChangeIsShorterOrLonger(@ForAll("change") ZonedChange zoned) {
        LocalDateTime noonBefore =
                zoned.change().getDateTimeBefore().toLocalDate().minusDays(3).atTime(LocalTime.NOON);
        Rotation daily = new Rotation(zoned.zone(), noonBefore, Period.ofDays(1), 2, 6);

        assertThat(daily.schedule().shifts()).hasSize(6).allSatisfy(shift -> {
            boolean isOverTheChange = shift.time().contains(zoned.change().getInstant());
            Duration day = Duration.ofDays(1);
            assertThat(shift.time().duration())
                    .isEqualTo(isOverTheChange ? day.minus(zoned.change().getDuration()) : day);
        });
    }

    @Property(tries = 200)
    void aWindowOfUtcDaysCutsARotationWithoutLoss(@ForAll("overTheChange") OverTheChange over) {
        Interval window = CrawlWindow.around(over.change().getInstant(), WINDOW_DAYS, WINDOW_DAYS);

        OnCallSchedule schedule = RandomShifts.scheduleOf(
                window, over.rotation().zone().getId(), over.rotation().shifts());

        assertThat(schedule.coverage()).isEqualTo(new Coverage(window, 100, List.of(), List.of()));
        assertThat(schedule.shifts().get(0).time().start()).isEqualTo(window.start());
        assertThat(schedule.shifts()).last().matches(shift -> shift.time().end().equals(window.end()));
    }

    @Property(tries = 200)
    void dutyInOfficeHoursLeavesTheNightsAsGaps(@ForAll("change") ZonedChange zoned) {
        LocalDate first = zoned.change().getDateTimeBefore().toLocalDate().minusDays(3);
        List<Shift> officeHours = IntStream.range(0, 7)
                .mapToObj(first::plusDays)
                .map(day -> Shift.regular(
                        RandomShifts.person(0),
                        day.atTime(9, 0).atZone(zoned.zone()).toInstant(),
                        day.atTime(17, 0).atZone(zoned.zone()).toInstant()))
                .toList();
        Interval week = new Interval(
                first.atStartOfDay(zoned.zone()).toInstant(),
                first.plusDays(7).atStartOfDay(zoned.zone()).toInstant());

        Coverage coverage = Coverage.of(week, officeHours);

        double weekHours = 7 * 24 - zoned.change().getDuration().toMinutes() / 60.0;
        assertThat(coverage.percent()).isEqualTo(100 * 7 * 8 / weekHours, within(1e-9));
        assertThat(coverage.gaps()).hasSize(8);
    }

    private static List<Instant> handoffs(OnCallSchedule schedule) {
        List<Instant> handoffs = new ArrayList<>();
        Optional<Handoff> next = schedule.nextHandoff(schedule.window().start());
        while (next.isPresent()) {
            handoffs.add(next.get().at());
            next = schedule.nextHandoff(next.get().at());
        }
        return handoffs;
    }

    /** A change of the clocks where it happens. */
    record ZonedChange(ZoneId zone, ZoneOffsetTransition change) {}

    @Provide
    Arbitrary<ZonedChange> change() {
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Europe/Madrid",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/St_Johns",
                        "America/Santiago",
                        "Pacific/Auckland",
                        "Africa/Casablanca",
                        "Pacific/Chatham")
                .map(ZoneId::of);
        return Combinators.combine(zones, Arbitraries.integers().between(2024, 2030), Arbitraries.of(0, 1))
                .as((zone, year, which) -> new ZonedChange(zone, changeOf(zone, year, which)));
    }

    @Provide
    Arbitrary<OverTheChange> overTheChange() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.of(quarter / 4, quarter % 4 * 15));
        Arbitrary<Period> lengths = Arbitraries.of(Period.ofDays(1), Period.ofWeeks(1));
        Arbitrary<Integer> people = Arbitraries.integers().between(2, 4);
        Arbitrary<Integer> leadDays = Arbitraries.integers().between(WINDOW_DAYS + 2, WINDOW_DAYS + 8);
        return Combinators.combine(change(), times, lengths, people, leadDays)
                .as((zoned, time, length, number, lead) -> {
                    LocalDateTime first = zoned.change()
                            .getDateTimeBefore()
                            .toLocalDate()
                            .minusDays(lead)
                            .atTime(time);
                    int turns = (lead + WINDOW_DAYS + 3) / length.getDays() + 1;
                    return new OverTheChange(new Rotation(zoned.zone(), first, length, number, turns), zoned.change());
                });
    }

    /** The first or the second change of a year: one is into, the other out of summer time. */
    private static ZoneOffsetTransition changeOf(ZoneId zone, int year, int which) {
        Instant newYear = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return Stream.iterate(zone.getRules().nextTransition(newYear), change -> zone.getRules()
                        .nextTransition(change.getInstant()))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }
}
