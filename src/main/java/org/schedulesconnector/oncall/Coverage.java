package org.schedulesconnector.oncall;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How well a window of time is covered.
 *
 * @param window the window, not null
 * @param percent the share of the window in which at least one person is on call, 0 to 100
 * @param gaps the stretches in which nobody is, sorted, disjoint, as long as they can be
 * @param overlaps the stretches in which the same two or more people are, sorted, disjoint, as long as they can be
 */
public record Coverage(Interval window, double percent, List<Interval> gaps, List<Overlap> overlaps) {
    public Coverage {
        Objects.requireNonNull(window, "window");
        gaps = List.copyOf(gaps);
        overlaps = List.copyOf(overlaps);
    }

    /** Computes the coverage of a window by shifts in any order; what lies outside the window does not count. */
    public static Coverage of(Interval window, List<Shift> shifts) {
        List<Stretch> stretches = Stretch.tile(window, ShiftMerge.within(window, shifts));
        List<Interval> gaps =
                stretches.stream().filter(Stretch::isGap).map(Stretch::time).toList();
        List<Overlap> overlaps = stretches.stream()
                .filter(Stretch::isOverlap)
                .map(stretch -> new Overlap(stretch.time(), stretch.people()))
                .toList();
        return new Coverage(window, percentOutside(gaps, window), gaps, overlaps);
    }

    private static double percentOutside(List<Interval> gaps, Interval window) {
        Duration uncovered = gaps.stream().map(Interval::duration).reduce(Duration.ZERO, Duration::plus);
        Duration covered = window.duration().minus(uncovered);
        return 100 * seconds(covered) / seconds(window.duration());
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
