package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.schedulesconnector.oncall.RandomShifts.RawShifts;

@Domain(RandomShifts.class)
@Domain(DomainContext.Global.class)
class OnCallScheduleProperties {

    @Property(tries = 500)
    void knowsWhoIsOnCallAtAnyInstant(@ForAll RawShifts raw, @ForAll Instant instant) {
        OnCallSchedule schedule = raw.schedule();

        assertThat(schedule.onCallAt(instant))
                .extracting(Person::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(raw.idsAt(instant));
    }

    @Property(tries = 300)
    void knowsWhoIsOnCallByOverrideAtAnyInstant(@ForAll RawShifts raw, @ForAll Instant instant) {
        OnCallSchedule schedule = raw.schedule();

        Set<String> overriding = schedule.shiftsAt(instant).stream()
                .filter(shift -> shift.overrides().stream().anyMatch(part -> part.contains(instant)))
                .map(shift -> shift.person().id())
                .collect(Collectors.toSet());

        assertThat(overriding).isEqualTo(raw.overridingIdsAt(instant));
    }

    @Property(tries = 200)
    void findsTheHandoffThatAScanMinuteByMinuteFinds(@ForAll RawShifts raw, @ForAll Instant instant) {
        OnCallSchedule schedule = raw.schedule();

        Optional<Instant> scanned = RandomShifts.everyMinute()
                .skip(1)
                .filter(minute -> minute.isAfter(instant))
                .filter(minute -> !raw.idsAt(minute).equals(raw.idsAt(minute.minusNanos(1))))
                .findFirst();

        assertThat(schedule.nextHandoff(instant).map(Handoff::at)).isEqualTo(scanned);
    }

    @Property(tries = 300)
    void tellsOfAHandoffWhoIsOnCallJustBeforeAndFromThen(@ForAll RawShifts raw, @ForAll Instant instant) {
        OnCallSchedule schedule = raw.schedule();

        assertThat(schedule.nextHandoff(instant).stream()).allSatisfy(handoff -> {
            assertThat(handoff.from()).isEqualTo(schedule.onCallAt(handoff.at().minusNanos(1)));
            assertThat(handoff.to()).isEqualTo(schedule.onCallAt(handoff.at()));
            assertThat(Set.copyOf(handoff.from())).isNotEqualTo(Set.copyOf(handoff.to()));
        });
    }

    @Property(tries = 300)
    void changesNothingWhenItsShiftsAreMergedAgain(@ForAll RawShifts raw) {
        OnCallSchedule once = raw.schedule();

        assertThat(new RawShifts(once.shifts()).schedule()).isEqualTo(once);
    }

    @Property(tries = 300)
    void isTheSameForShiftsInAnyOrder(@ForAll RawShifts raw, @ForAll Random random) {
        List<Shift> shuffled = new ArrayList<>(raw.list());
        Collections.shuffle(shuffled, random);

        assertThat(new RawShifts(shuffled).schedule()).isEqualTo(raw.schedule());
    }

    @Property(tries = 300)
    void isTheSameForShiftsToldInPieces(@ForAll RawShifts raw, @ForAll Instant cut) {
        List<Shift> pieces = raw.list().stream()
                .map(shift -> pieces(shift, cut))
                .flatMap(Collection::stream)
                .toList();

        assertThat(new RawShifts(pieces).schedule()).isEqualTo(raw.schedule());
    }

    @Property(tries = 300)
    void countsStartsInAndEndsOut(@ForAll RawShifts raw) {
        OnCallSchedule schedule = raw.schedule();

        assertThat(schedule.shifts()).allSatisfy(shift -> {
            Person person = shift.person();
            Interval time = shift.time();
            assertThat(schedule.onCallAt(time.start())).contains(person);
            assertThat(schedule.onCallAt(time.end().minusNanos(1))).contains(person);
            assertThat(schedule.onCallAt(time.start().minusNanos(1))).doesNotContain(person);
            assertThat(schedule.onCallAt(time.end())).doesNotContain(person);
        });
    }

    @Property(tries = 300)
    void keepsItsShiftsInTheirForm(@ForAll RawShifts raw) {
        List<Shift> shifts = raw.schedule().shifts();

        assertThat(shifts).isSortedAccordingTo(ShiftMerge.ORDER).allSatisfy(shift -> {
            assertThat(shift.time().intersection(RandomShifts.WINDOW)).contains(shift.time());
            assertThat(shift.overrides())
                    .isEqualTo(IntervalUnion.of(shift.overrides().stream()))
                    .allSatisfy(
                            part -> assertThat(part.intersection(shift.time())).contains(part));
        });
    }

    private static List<Shift> pieces(Shift shift, Instant cut) {
        Interval time = shift.time();
        if (!time.contains(cut) || cut.equals(time.start())) {
            return List.of(shift);
        }
        return shift.isOverride()
                ? List.of(
                        Shift.override(shift.person(), time.start(), cut),
                        Shift.override(shift.person(), cut, time.end()))
                : List.of(
                        Shift.regular(shift.person(), time.start(), cut),
                        Shift.regular(shift.person(), cut, time.end()));
    }
}
