package org.schedulesconnector.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Shifts of a few people in and around a window of six hours, to the minute, so dense that they overlap and touch often. */
class RandomShifts extends DomainContextBase {
    static final Instant START = Instant.parse("2026-10-25T00:00:00Z");
    static final int MINUTES = 360;
    static final Interval WINDOW = new Interval(START, minute(MINUTES));

    /** What PagerDuty might say of one schedule, in no order. */
    record RawShifts(List<Shift> list) {
        /** Who is on call, found by looking at every shift. */
        Set<String> idsAt(Instant instant) {
            return at(instant).map(shift -> shift.person().id()).collect(Collectors.toSet());
        }

        /** Who is on call by an override, found by looking at every shift. */
        Set<String> overridingIdsAt(Instant instant) {
            return at(instant)
                    .filter(Shift::isOverride)
                    .map(shift -> shift.person().id())
                    .collect(Collectors.toSet());
        }

        private Stream<Shift> at(Instant instant) {
            return list.stream()
                    .filter(shift -> WINDOW.contains(instant) && shift.time().contains(instant));
        }

        OnCallSchedule schedule() {
            return scheduleOf(WINDOW, "Etc/UTC", list);
        }
    }

    @Provide
    Arbitrary<RawShifts> rawShifts() {
        return shift().list().ofMaxSize(14).map(RawShifts::new);
    }

    /** Instants on, just before and between the edges of shifts, also outside the window. */
    @Provide
    Arbitrary<Instant> instant() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(-90, MINUTES + 90);
        Arbitrary<Duration> beside = Arbitraries.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(29));
        return Combinators.combine(minutes, beside)
                .as((minute, by) -> minute(minute).plus(by));
    }

    private static Arbitrary<Shift> shift() {
        Arbitrary<Person> people = Arbitraries.of(person(0), person(1), person(2), new Person("P2", null, null));
        Arbitrary<Integer> starts = Arbitraries.integers().between(-60, MINUTES + 30);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 150);
        return Combinators.combine(people, starts, lengths, Arbitraries.of(true, false))
                .as((person, start, length, isOverride) -> isOverride
                        ? Shift.override(person, minute(start), minute(start + length))
                        : Shift.regular(person, minute(start), minute(start + length)));
    }

    static Person person(int number) {
        return new Person("P" + number, "Person " + number, "p" + number + "@kestrel.example");
    }

    static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static Stream<Instant> everyMinute() {
        return IntStream.range(0, MINUTES).mapToObj(RandomShifts::minute);
    }

    static OnCallSchedule scheduleOf(Interval window, String timeZone, List<Shift> shifts) {
        return OnCallSchedule.builder("PSCHED")
                .kind(ScheduleKind.SHIFT_BASED)
                .name("Platform Primary")
                .timeZone(timeZone)
                .htmlUrl("https://kestrel.pagerduty.example/schedules/PSCHED")
                .window(window)
                .shifts(shifts)
                .build();
    }
}
