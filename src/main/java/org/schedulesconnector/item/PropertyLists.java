package org.schedulesconnector.item;

import java.util.List;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.Overlap;
import org.schedulesconnector.oncall.Shift;

/**
 * The lists among an item's properties, one entry per stretch of time, with instants in UTC as machines read them. Each list is
 * held to {@value #MAX_BYTES} bytes, what lies near now first, so that an item stays far below the 4 MB that Graph takes.
 */
final class PropertyLists {
    static final int MAX_BYTES = 256 * 1024;

    private PropertyLists() {}

    /** Such as {@code Ana Ruiz, 2026-09-07T08:00:00Z, 2026-09-09T18:00:00Z}, with {@code (override)} where all of it is one. */
    static List<String> finalSchedule(ScheduleView view) {
        return near(view, view.schedule().shifts().stream().map(PropertyLists::shift));
    }

    /** Such as {@code 2026-09-01T00:00:00Z to 2026-09-07T08:00:00Z}. */
    static List<String> gaps(ScheduleView view) {
        return near(view, view.coverage().gaps().stream().map(gap -> new NearNow.Entry(gap, stretch(gap))));
    }

    /** Such as {@code 2026-09-01T00:00:00Z to 2026-09-07T08:00:00Z: Ana Ruiz, Bo Lindqvist}. */
    static List<String> overlaps(ScheduleView view) {
        return near(view, view.coverage().overlaps().stream().map(PropertyLists::overlap));
    }

    private static List<String> near(ScheduleView view, Stream<NearNow.Entry> entries) {
        return NearNow.of(entries.toList(), view.now(), MAX_BYTES).kept();
    }

    private static NearNow.Entry shift(Shift shift) {
        String text = People.name(shift.person()) + ", " + shift.time().start() + ", "
                + shift.time().end() + (shift.isOverride() ? " (override)" : "");
        return new NearNow.Entry(shift.time(), text);
    }

    private static NearNow.Entry overlap(Overlap overlap) {
        String people = String.join(", ", People.names(overlap.people()));
        return new NearNow.Entry(overlap.time(), stretch(overlap.time()) + ": " + people);
    }

    private static String stretch(Interval time) {
        return time.start() + " to " + time.end();
    }
}
