package org.schedulesconnector.item;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.schedulesconnector.oncall.Interval;

/**
 * Speaks of instants in one time zone, in English, with weekday, date, year and 24-hour time, so that each time can be quoted by
 * itself. Seconds appear only where there are some; where clocks go back and a local time happens twice, its offset is added.
 */
final class SpokenTime {
    private static final DateTimeFormatter DATE = english("EEEE d MMMM uuuu");
    private static final DateTimeFormatter MINUTES = english("HH:mm");
    private static final DateTimeFormatter SECONDS = english("HH:mm:ss");

    private final ZoneId zone;

    SpokenTime(ZoneId zone) {
        this.zone = zone;
    }

    /** Such as {@code Wednesday 9 September 2026 20:00}, in the zone. */
    String local(Instant instant) {
        return localDate(instant) + " " + localTime(instant);
    }

    /** As {@link #local}, then the same in UTC: {@code Wednesday 9 September 2026 20:00 (18:00 UTC)}. */
    String absolute(Instant instant) {
        return local(instant) + inUtc(instant);
    }

    /** As {@link #absolute}, to follow "on": {@code Wednesday 9 September 2026 at 20:00 (18:00 UTC)}. */
    String absoluteAt(Instant instant) {
        return localDate(instant) + " at " + localTime(instant) + inUtc(instant);
    }

    /** The UTC days that a window covers: {@code from Tuesday 1 September 2026 to Tuesday 15 September 2026}. */
    static String days(Interval window) {
        LocalDate first = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(window.end().minusNanos(1), ZoneOffset.UTC);
        return "from " + DATE.format(first) + " to " + DATE.format(last);
    }

    /**
     * The zone's offset from UTC in a window, such as {@code UTC+02:00}; where clocks change in it, the first change and both
     * offsets.
     */
    String offsets(Interval window) {
        String first = offset(zone.getRules().getOffset(window.start()));
        ZoneOffsetTransition change = zone.getRules().nextTransition(window.start());
        if (change == null || !window.contains(change.getInstant())) {
            return first;
        }
        return first + " until clocks change on " + localDate(change.getInstant()) + ", "
                + offset(change.getOffsetAfter()) + " after";
    }

    /** The zone's id, or {@code UTC} for any name of it. */
    String zoneName() {
        return isUtc() ? "UTC" : zone.getId();
    }

    boolean isUtc() {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private String localDate(Instant instant) {
        return DATE.format(at(instant));
    }

    private String localTime(Instant instant) {
        LocalDateTime local = at(instant);
        String time = time(local);
        boolean happensTwice = zone.getRules().getValidOffsets(local).size() > 1;
        return happensTwice ? time + " " + offset(zone.getRules().getOffset(instant)) : time;
    }

    private String inUtc(Instant instant) {
        if (isUtc()) {
            return " UTC";
        }
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        boolean sameDay = utc.toLocalDate().equals(at(instant).toLocalDate());
        return " (" + (sameDay ? "" : DATE.format(utc) + " ") + time(utc) + " UTC)";
    }

    private LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private static String time(LocalDateTime local) {
        return (local.getSecond() == 0 ? MINUTES : SECONDS).format(local);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
    }

    private static DateTimeFormatter english(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
