package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When an event comes again: the part of RFC 5545 that this account uses.
 *
 * @param weekly true for {@code FREQ=WEEKLY}, false for {@code FREQ=DAILY}
 * @param interval every how many weeks or days, 1 or more
 * @param days {@code BYDAY} of a weekly recurrence, empty for the day of the first occurrence
 * @param excluded starts of occurrences that are left out
 */
public record Recurrence(boolean weekly, int interval, Set<DayOfWeek> days, Set<Instant> excluded) {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Recurrence {
        days = Set.copyOf(days);
        excluded = Set.copyOf(excluded);
    }

    public static Recurrence daily() {
        return new Recurrence(false, 1, Set.of(), Set.of());
    }

    public static Recurrence weeklyOn(Set<DayOfWeek> days) {
        return new Recurrence(true, 1, days, Set.of());
    }

    public Recurrence except(Instant occurrence) {
        return new Recurrence(weekly, interval, days, Set.of(occurrence));
    }

    /** True when an event that first occurred on one date occurs on another, not earlier, date too. */
    boolean includes(LocalDate first, LocalDate date) {
        if (!weekly) {
            return ChronoUnit.DAYS.between(first, date) % interval == 0;
        }
        boolean rightDay =
                days.isEmpty() ? date.getDayOfWeek() == first.getDayOfWeek() : days.contains(date.getDayOfWeek());
        return rightDay && ChronoUnit.WEEKS.between(monday(first), monday(date)) % interval == 0;
    }

    /** The lines of RFC 5545, such as {@code RRULE:FREQ=WEEKLY;BYDAY=MO,TU}. */
    List<String> lines() {
        StringBuilder rule = new StringBuilder("RRULE:FREQ=").append(weekly ? "WEEKLY" : "DAILY");
        if (interval > 1) {
            rule.append(";INTERVAL=").append(interval);
        }
        if (!days.isEmpty()) {
            rule.append(EnumSet.copyOf(days).stream()
                    .map(day -> day.name().substring(0, 2))
                    .collect(Collectors.joining(",", ";BYDAY=", "")));
        }
        List<String> lines = new ArrayList<>(List.of(rule.toString()));
        excluded.stream().sorted().forEach(start -> lines.add("EXDATE:" + BASIC.format(start)));
        return lines;
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
