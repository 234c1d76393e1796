package org.schedulesconnector.oncall;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A stretch of the window in which the same people, or nobody, are on call, as long as it can be.
 *
 * @param time when
 * @param people who, in order of their shifts; empty when nobody is
 */
record Stretch(Interval time, List<Person> people) {
    /**
     * Tiles a window with stretches, in order.
     *
     * @param merged shifts of {@link ShiftMerge#within} for the same window. As the shifts of one person never touch each
     *     other, the people change at every edge, so no two neighbours need joining.
     */
    static List<Stretch> tile(Interval window, Collection<Shift> merged) {
        Map<Instant, List<Shift>> starting =
                merged.stream().collect(groupingBy(shift -> shift.time().start()));
        Map<Instant, List<Shift>> ending =
                merged.stream().collect(groupingBy(shift -> shift.time().end()));
        NavigableSet<Instant> edges = new TreeSet<>(List.of(window.start(), window.end()));
        edges.addAll(starting.keySet());
        edges.addAll(ending.keySet());

        List<Stretch> stretches = new ArrayList<>();
        NavigableSet<Shift> active = new TreeSet<>(ShiftMerge.ORDER);
        for (Instant edge : edges.headSet(window.end())) {
            ending.getOrDefault(edge, List.of()).forEach(active::remove);
            active.addAll(starting.getOrDefault(edge, List.of()));
            Interval time = new Interval(edge, edges.higher(edge));
            stretches.add(new Stretch(time, active.stream().map(Shift::person).toList()));
        }
        return stretches;
    }

    boolean isGap() {
        return people.isEmpty();
    }

    boolean isOverlap() {
        return people.size() > 1;
    }
}
