package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;

/**
 * What part of a schedule is asked for.
 *
 * @param span the window
 * @param overflow true to give shifts that touch the window in full, false to cut them at its edges
 */
record RenderWindow(TimeSpan span, boolean overflow) {
    /** The part of a shift that is answered, or empty when the shift does not touch the window. */
    Optional<TimeSpan> trim(TimeSpan shift) {
        if (!shift.overlaps(span)) {
            return Optional.empty();
        }
        return overflow ? Optional.of(shift) : shift.intersection(span);
    }
}
