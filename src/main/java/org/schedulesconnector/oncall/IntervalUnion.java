package org.schedulesconnector.oncall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Joins intervals that overlap or touch. */
final class IntervalUnion {
    private IntervalUnion() {}

    /** The same instants in the fewest intervals: sorted, disjoint, none touching another. */
    static List<Interval> of(Stream<Interval> intervals) {
        List<Interval> union = new ArrayList<>();
        intervals.sorted(Comparator.comparing(Interval::start)).forEach(interval -> append(union, interval));
        return union;
    }

    private static void append(List<Interval> union, Interval interval) {
        int last = union.size() - 1;
        boolean isApart = union.isEmpty() || union.get(last).end().isBefore(interval.start());
        if (isApart) {
            union.add(interval);
        } else if (union.get(last).end().isBefore(interval.end())) {
            union.set(last, new Interval(union.get(last).start(), interval.end()));
        }
    }
}
