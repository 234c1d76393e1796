package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The renderer against a scan that walks the calendar day by day and asks who is on call every half hour. */
class ShiftRenderingProperties {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);

    @Property(tries = 60)
    void agreesWithAScanOfEveryHalfHour(
            @ForAll("schedules") ShiftSchedule schedule, @ForAll("windows") TimeSpan window) {
        List<Assignment> assignments =
                new ShiftScheduleRenderer(schedule, new RenderWindow(window, false)).finalSchedule();

        for (Instant at = window.start(); at.isBefore(window.end()); at = at.plus(STEP)) {
            Instant moment = at;
            Stream<Member> rendered = assignments.stream()
                    .filter(assignment -> assignment.span().contains(moment))
                    .map(Assignment::member);
            assertThat(rendered)
                    .as("on call at %s", moment)
                    .containsExactlyInAnyOrderElementsOf(onCall(schedule, moment));
        }
    }

    private static List<Member> onCall(ShiftSchedule schedule, Instant at) {
        List<Member> onCall = new ArrayList<>();
        for (ShiftRotation rotation : schedule.rotations()) {
            for (ShiftEvent event : rotation.events()) {
                for (Member member : onCall(event, at)) {
                    onCall.add(afterOverrides(schedule, rotation.id(), member, at));
                }
            }
        }
        return onCall;
    }

    private static List<Member> onCall(ShiftEvent event, Instant at) {
        ZoneId zone = ZoneId.of(event.timeZone());
        LocalDateTime start = LocalDateTime.ofInstant(event.start(), zone);
        LocalDateTime end = LocalDateTime.ofInstant(event.end(), zone);
        List<Member> onCall = new ArrayList<>();
        int happened = 0;
        for (int day = 0; day < 400; day++) {
            Instant from = start.plusDays(day).atZone(zone).toInstant();
            boolean ended =
                    event.effectiveUntil().map(until -> !from.isBefore(until)).orElse(false);
            if (ended || from.isAfter(at)) {
                break;
            }
            if (!isDay(event.recurrence(), start.toLocalDate(), day)) {
                continue;
            }
            boolean now = !at.isBefore(from)
                    && at.isBefore(end.plusDays(day).atZone(zone).toInstant());
            if (now && event.shiftsPerMember() == 0) {
                onCall.addAll(event.members());
            } else if (now) {
                onCall.add(event.members()
                        .get(happened
                                / event.shiftsPerMember()
                                % event.members().size()));
            }
            happened++;
        }
        return onCall;
    }

    private static boolean isDay(Recurrence recurrence, LocalDate first, int day) {
        if (!recurrence.weekly()) {
            return day % recurrence.interval() == 0;
        }
        long week = (day + first.getDayOfWeek().getValue() - 1) / 7;
        return week % recurrence.interval() == 0
                && recurrence.days().contains(first.plusDays(day).getDayOfWeek());
    }

    private static Member afterOverrides(ShiftSchedule schedule, String rotation, Member planned, Instant at) {
        Member member = planned;
        for (ShiftOverride override : schedule.overrides()) {
            boolean applies = override.replacedId().equals(rotation)
                    && override.overridden().equals(planned)
                    && override.span().contains(at);
            member = applies ? override.overriding() : member;
        }
        return member;
    }

    @Provide
    Arbitrary<TimeSpan> windows() {
        return Arbitraries.of(
                        "2026-03-03T00:00:00Z",
                        "2026-03-25T12:30:00Z",
                        "2026-04-02T00:00:00Z",
                        "2026-09-23T00:00:00Z",
                        "2026-10-21T00:00:00Z",
                        "2026-10-29T00:00:00Z",
                        "2026-01-30T00:00:00Z")
                .map(Instant::parse)
                .map(start -> new TimeSpan(start, start.plus(Duration.ofDays(8))));
    }

    @Provide
    Arbitrary<ShiftSchedule> schedules() {
        Arbitrary<List<ShiftRotation>> rotations = events().list()
                .ofMaxSize(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(all -> Stream.iterate(0, number -> number < all.size(), number -> number + 1)
                        .map(number -> new ShiftRotation("ROT" + number, all.get(number)))
                        .toList());
        return Combinators.combine(rotations, overrides().list().ofMaxSize(4))
                .as((all, overrides) ->
                        new ShiftSchedule("PSPROP2", "Property", "", "Etc/UTC", List.of(), all, List.of(), overrides));
    }

    private static Arbitrary<ShiftEvent> events() {
        Arbitrary<String> zones =
                Arbitraries.of("Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Etc/UTC");
        Arbitrary<Integer> halfHours = Arbitraries.integers().between(0, 47);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 96);
        Arbitrary<List<Member>> members = members().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Optional<Instant>> ends =
                Arbitraries.just(Instant.parse("2026-03-28T13:00:00Z")).optional(0.3);
        return Combinators.combine(
                        zones,
                        halfHours,
                        lengths,
                        recurrences(),
                        Arbitraries.integers().between(0, 7),
                        members,
                        ends)
                .as((zone, half, length, recurrence, shifts, people, until) -> {
                    LocalDateTime start = MONDAY.atStartOfDay().plus(STEP.multipliedBy(half));
                    Instant from = start.atZone(ZoneId.of(zone)).toInstant();
                    Instant to = start.plus(STEP.multipliedBy(length))
                            .atZone(ZoneId.of(zone))
                            .toInstant();
                    return new ShiftEvent("EV", "Event", from, to, zone, from, until, recurrence, shifts, people);
                });
    }

    private static Arbitrary<Recurrence> recurrences() {
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        Arbitrary<Integer> intervals = Arbitraries.integers().between(1, 3);
        return Combinators.combine(Arbitraries.of(true, false), intervals, days)
                .as((weekly, interval, on) -> new Recurrence(weekly, interval, weekly ? on : Set.of(), Set.of()));
    }

    private static Arbitrary<ShiftOverride> overrides() {
        Arbitrary<Instant> starts = Arbitraries.of(
                        "2026-03-05T00:00:00Z", "2026-03-28T00:00:00Z", "2026-10-24T12:00:00Z")
                .map(Instant::parse);
        return Combinators.combine(
                        starts,
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.of("ROT0", "ROT1"),
                        members(),
                        members())
                .as((start, halves, rotation, from, to) -> new ShiftOverride(
                        "O", false, rotation, start, start.plus(STEP.multipliedBy(halves)), from, to));
    }

    private static Arbitrary<Member> members() {
        return Arbitraries.of(Member.of("ANA"), Member.of("BO"), Member.of("CHI"), Member.EMPTY);
    }
}
