package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.item.Schedules.item;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;

/** What holds for every schedule, over the change of clocks in autumn. */
class ScheduleItemsProperties {
    private static final Instant NOON = Instant.parse("2026-10-25T12:00:00Z");
    private static final DateTimeFormatter SPOKEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm", Locale.ENGLISH);

    @Property(tries = 300)
    void namesEveryoneOnCallNowInTheLead(@ForAll("schedules") OnCallSchedule schedule, @ForAll("nows") Instant now) {
        String lead = item(schedule, now).content().value().lines().toList().get(1);

        List<Person> onCall = schedule.onCallAt(now);
        assertThat(onCall).allSatisfy(person -> assertThat(lead).contains(person.name() + " (" + person.email() + ")"));
        assertThat(lead.startsWith("Nobody is on call now.")).isEqualTo(onCall.isEmpty());
    }

    @Property(tries = 300)
    void namesEveryGapAndShiftWithItsFullTimes(@ForAll("schedules") OnCallSchedule schedule) {
        List<String> lines = item(schedule, NOON).content().value().lines().toList();

        assertThat(schedule.coverage().gaps()).allSatisfy(gap -> assertThat(lines)
                .anyMatch(line -> line.startsWith("Nobody is on call from ") && hasBoth(line, schedule, gap)));
        assertThat(schedule.shifts()).allSatisfy(shift -> assertThat(lines)
                .anyMatch(line -> line.startsWith("- ")
                        && line.contains(shift.person().name())
                        && hasBoth(line, schedule, shift.time())));
    }

    @Property(tries = 300)
    void isTheSameBetweenTwoHandoffsAndDifferentAfterOne(
            @ForAll("schedules") OnCallSchedule schedule, @ForAll("nows") Instant now) {
        String digest = ItemDigests.ofDocument(item(schedule, now));
        Instant change = schedule.nextHandoff(now)
                .map(handoff -> handoff.at())
                .orElse(schedule.window().end());

        assertThat(ItemDigests.ofDocument(item(schedule, change.minusSeconds(1))))
                .isEqualTo(digest);
        if (change.isBefore(schedule.window().end())) {
            assertThat(ItemDigests.ofDocument(item(schedule, change))).isNotEqualTo(digest);
        }
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderInWhichPagerDutyTellsTheShifts(
            @ForAll("schedules") OnCallSchedule schedule, @ForAll Random random) {
        List<Shift> shuffled = new ArrayList<>(schedule.shifts());
        Collections.shuffle(shuffled, random);

        ExternalItemDocument same = item(with(schedule.timeZone(), shuffled), NOON);

        assertThat(same).isEqualTo(item(schedule, NOON));
    }

    @Property(tries = 300)
    void sendsNothingEmptyAndOnlyTheTypesOfTheSchema(@ForAll("schedules") OnCallSchedule schedule) {
        ExternalItemDocument item = item(schedule, NOON);

        assertThat(item.properties()).allSatisfy((name, value) -> {
            assertThat(value).isInstanceOfAny(String.class, Double.class, Boolean.class, Instant.class, List.class);
            assertThat(value).isNotEqualTo("").isNotEqualTo(List.of());
        });
        assertThat(item.content().value()).doesNotContain("null", "Optional");
    }

    @Provide
    Arbitrary<OnCallSchedule> schedules() {
        Arbitrary<String> zones = Arbitraries.of(
                "Europe/Madrid", "America/St_Johns", "Asia/Kathmandu", "Etc/UTC", "Hawaii", "Nowhere/Land");
        return Combinators.combine(zones, shifts().list().ofMaxSize(12)).as(ScheduleItemsProperties::with);
    }

    @Provide
    Arbitrary<Instant> nows() {
        return Arbitraries.integers().between(-7 * 24 * 60, 8 * 24 * 60).map(minutes -> Instant.parse(
                        "2026-10-25T00:00:00Z")
                .plus(Duration.ofMinutes(minutes))
                .minusSeconds(minutes == 8 * 24 * 60 ? 60 : 0));
    }

    private static Arbitrary<Shift> shifts() {
        Arbitrary<Person> people = Arbitraries.of(IntStream.range(0, 5)
                .mapToObj(i -> new Person("PU" + i, "Person " + i, "p" + i + "@kestrel.example"))
                .toList());
        Arbitrary<Integer> quarters = Arbitraries.integers().between(-9 * 96, 9 * 96);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 3 * 96);
        return Combinators.combine(people, quarters, lengths, Arbitraries.of(true, false))
                .as((person, start, length, override) -> {
                    Instant from = NOON.plus(Duration.ofMinutes(15L * start));
                    Instant to = from.plus(Duration.ofMinutes(15L * length));
                    return override ? Shift.override(person, from, to) : Shift.regular(person, from, to);
                });
    }

    private static OnCallSchedule with(String zone, List<Shift> shifts) {
        return Schedules.schedule("PSRAND1", "Random", zone, NOON)
                .kind(ScheduleKind.SHIFT_BASED)
                .shifts(shifts)
                .build();
    }

    private static boolean hasBoth(String line, OnCallSchedule schedule, Interval time) {
        return line.contains(spoken(time.start(), schedule.zone()))
                && line.contains(spoken(time.end(), schedule.zone()));
    }

    private static String spoken(Instant instant, ZoneId zone) {
        return SPOKEN.format(LocalDateTime.ofInstant(instant, zone));
    }
}
