package org.schedulesconnector.oncall;

import java.util.List;
import java.util.Objects;

/**
 * How well a window of time is covered.
 *
 * @param window the window, not null
 * @param percent the share of the window in which at least one person is on call, 0 to 100
 * @param gaps the stretches in which nobody is, sorted, disjoint, as long as they can be
 * @param overlaps the stretches in which several people are, sorted
 */
public record Coverage(Interval window, double percent, List<Interval> gaps, List<Overlap> overlaps) {
    public Coverage {
        Objects.requireNonNull(window, "window");
        gaps = List.copyOf(gaps);
        overlaps = List.copyOf(overlaps);
    }

    /** Computes the coverage of a window by shifts in any order; what lies outside the window does not count. */
    public static Coverage of(Interval window, List<Shift> shifts) {
        throw new IllegalStateException("skeleton");
    }
}
