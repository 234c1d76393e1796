package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.item.Policies.item;
import static org.schedulesconnector.item.Policies.level;
import static org.schedulesconnector.item.Policies.nextHandoff;
import static org.schedulesconnector.item.Policies.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.Shift;

/** What holds for every escalation policy, over the change of clocks in autumn. */
class PolicyItemsProperties {
    private static final Instant NOON = Instant.parse("2026-10-25T12:00:00Z");
    private static final EscalationPath PATH = policy(
            1,
            level(5, Policies.schedule("PS0"), Policies.schedule("PS1")),
            level(10, Policies.schedule("PS2"), Policies.schedule("PS3")));

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void namesEveryoneOnCallNowOnALineOfTheLevel(@ForAll("four") List<OnCallSchedule> schedules) {
        List<String> lines =
                item(PATH, NOON, array(schedules)).content().value().lines().toList();

        for (int i = 0; i < 4; i++) {
            OnCallSchedule schedule = schedules.get(i);
            String lead = "- Level " + (i / 2 + 1) + ": on call now by the schedule " + schedule.name() + " ";
            List<String> told =
                    lines.stream().filter(line -> line.startsWith(lead)).toList();
            assertThat(told).singleElement().satisfies(line -> assertThat(schedule.onCallAt(NOON))
                    .allSatisfy(person -> assertThat(line).contains(person.name() + " (" + person.email() + ")")));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void isTheSameUntilTheNextHandoffOfAnyScheduleAndDifferentThen(@ForAll("four") List<OnCallSchedule> schedules) {
        String digest = ItemDigests.ofDocument(item(PATH, NOON, array(schedules)));
        Instant windowEnd = schedules.get(0).window().end();
        Instant change = nextHandoff(PATH, NOON, array(schedules)).orElse(windowEnd);

        assertThat(ItemDigests.ofDocument(item(PATH, change.minusSeconds(1), array(schedules))))
                .isEqualTo(digest);
        if (change.isBefore(windowEnd)) {
            assertThat(ItemDigests.ofDocument(item(PATH, change, array(schedules))))
                    .isNotEqualTo(digest);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void tellsTheSameOfWhatItMayTellWhateverItMayNotTell(@ForAll("four") List<OnCallSchedule> schedules) {
        OnCallSchedule secret = schedules.get(3);
        OnCallSchedule[] visible = array(schedules.subList(0, 3));

        ExternalItemDocument item = item(PATH, NOON, visible);

        assertThat(item.content().value()).doesNotContain(secret.name());
        assertThat(nextHandoff(PATH, NOON, visible).orElse(Instant.MAX))
                .isAfterOrEqualTo(nextHandoff(PATH, NOON, array(schedules)).orElse(Instant.MAX));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void sendsNothingEmptyAndOnlyTheTypesOfTheSchema(@ForAll("four") List<OnCallSchedule> schedules) {
        ExternalItemDocument item = item(PATH, NOON, array(schedules));

        assertThat(item.properties()).allSatisfy((name, value) -> {
            assertThat(value).isInstanceOfAny(String.class, Instant.class, List.class);
            assertThat(value).isNotEqualTo("").isNotEqualTo(List.of());
        });
        assertThat(item.content().value()).doesNotContain("null", "Optional");
    }

    @Provide
    Arbitrary<List<OnCallSchedule>> four() {
        Arbitrary<String> zones = Arbitraries.of("Europe/Madrid", "America/St_Johns", "Etc/UTC", "Nowhere/Land");
        Arbitrary<List<String>> fourZones = zones.list().ofSize(4);
        Arbitrary<List<List<Shift>>> fourTimes =
                shifts().list().ofMaxSize(6).list().ofSize(4);
        return Combinators.combine(fourZones, fourTimes).as((zoneOf, shiftsOf) -> IntStream.range(0, 4)
                .mapToObj(i -> Schedules.schedule("PS" + i, "Schedule " + i, zoneOf.get(i), NOON)
                        .shifts(shiftsOf.get(i))
                        .build())
                .toList());
    }

    private static Arbitrary<Shift> shifts() {
        Arbitrary<Person> people = Arbitraries.of(IntStream.range(0, 5)
                .mapToObj(i -> new Person("PU" + i, "Person " + i, "p" + i + "@kestrel.example"))
                .toList());
        Arbitrary<Integer> hours = Arbitraries.integers().between(-9 * 24, 9 * 24);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 3 * 24);
        return Combinators.combine(people, hours, lengths, Arbitraries.of(true, false))
                .as((person, start, length, override) -> {
                    Instant from = NOON.plus(Duration.ofHours(start));
                    Instant to = from.plus(Duration.ofHours(length));
                    return override ? Shift.override(person, from, to) : Shift.regular(person, from, to);
                });
    }

    private static OnCallSchedule[] array(List<OnCallSchedule> schedules) {
        return schedules.toArray(OnCallSchedule[]::new);
    }
}
