package org.schedulesconnector.oncall;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Brings shifts of any order and shape into the one form that everything else computes with: inside the window, one shift
 * per person and unbroken stretch, sorted. The result depends on the set of shifts alone, and merging it again changes nothing.
 */
final class ShiftMerge {
    /** By start, then end, then person id; no two merged shifts are equal under it. */
    static final Comparator<Shift> ORDER = comparing(
                    (Shift shift) -> shift.time().start())
            .thenComparing(shift -> shift.time().end())
            .thenComparing(shift -> shift.person().id());

    /** Of several descriptions of one person, the one that tells most comes first. */
    private static final Comparator<Person> MOST_KNOWN_FIRST = comparing(ShiftMerge::unknownParts)
            .thenComparing(Person::name, nullsLast(naturalOrder()))
            .thenComparing(Person::email, nullsLast(naturalOrder()));

    private ShiftMerge() {}

    /** The shifts inside a window. People are told apart by id; one description of each is used throughout. */
    static List<Shift> within(Interval window, List<Shift> shifts) {
        return shifts.stream()
                .flatMap(shift -> cut(shift, window))
                .collect(groupingBy(shift -> shift.person().id()))
                .values()
                .stream()
                .flatMap(ShiftMerge::mergeOnePerson)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<Shift> cut(Shift shift, Interval window) {
        return shift.time().intersection(window).stream()
                .map(time -> new Shift(shift.person(), time, cutAll(shift.overrides(), time)));
    }

    private static List<Interval> cutAll(List<Interval> intervals, Interval bounds) {
        return intervals.stream()
                .flatMap(interval -> interval.intersection(bounds).stream())
                .toList();
    }

    private static Stream<Shift> mergeOnePerson(List<Shift> shifts) {
        Person person = shifts.stream().map(Shift::person).min(MOST_KNOWN_FIRST).orElseThrow();
        NavigableMap<Instant, Interval> overrides = new TreeMap<>();
        IntervalUnion.of(shifts.stream().flatMap(shift -> shift.overrides().stream()))
                .forEach(override -> overrides.put(override.start(), override));
        return IntervalUnion.of(shifts.stream().map(Shift::time)).stream()
                .map(time -> new Shift(person, time, startingIn(time, overrides)));
    }

    /** An override lies inside one merged stretch, so its start alone tells which. */
    private static List<Interval> startingIn(Interval time, NavigableMap<Instant, Interval> overrides) {
        return List.copyOf(overrides.subMap(time.start(), time.end()).values());
    }

    private static int unknownParts(Person person) {
        return (person.name() == null ? 1 : 0) + (person.email() == null ? 1 : 0);
    }
}
