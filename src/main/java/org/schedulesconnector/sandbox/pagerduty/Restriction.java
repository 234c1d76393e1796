package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * A part of the day or of the week to which a layer is restricted. By the wall clock: nine to five stays so when clocks change.
 *
 * @param day the day of a weekly restriction, empty for a daily one
 * @param start time of day, in the schedule's zone
 * @param length by the wall clock, at most a day or a week
 */
public record Restriction(Optional<DayOfWeek> day, LocalTime start, Duration length) {
    public static Restriction daily(LocalTime start, Duration length) {
        return new Restriction(Optional.empty(), start, length);
    }

    public static Restriction weekly(DayOfWeek day, LocalTime start, Duration length) {
        return new Restriction(Optional.of(day), start, length);
    }

    /** Every time the restriction applies that touches a span, in full and in order. */
    List<TimeSpan> touching(TimeSpan span, ZoneId zone) {
        LocalDate from = LocalDate.ofInstant(span.start(), zone).minusDays(length.toDays() + 1);
        LocalDate to = LocalDate.ofInstant(span.end(), zone);
        return from.datesUntil(to.plusDays(1))
                .filter(date -> day.isEmpty() || day.get() == date.getDayOfWeek())
                .flatMap(date -> on(date, zone).stream())
                .filter(span::overlaps)
                .toList();
    }

    /** The same restriction as the wall clock of another zone shows it, at the offsets of a given instant. */
    Restriction seenFrom(ZoneId other, ZoneId zone, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        LocalDate first = day.map(wanted -> date.with(TemporalAdjusters.nextOrSame(wanted)))
                .orElse(date);
        ZonedDateTime seen = first.atTime(start).atZone(zone).withZoneSameInstant(other);
        return new Restriction(day.map(wanted -> seen.getDayOfWeek()), seen.toLocalTime(), length);
    }

    private Optional<TimeSpan> on(LocalDate date, ZoneId zone) {
        Instant begin = date.atTime(start).atZone(zone).toInstant();
        Instant finish = date.atTime(start).plus(length).atZone(zone).toInstant();
        return begin.isBefore(finish) ? Optional.of(new TimeSpan(begin, finish)) : Optional.empty();
    }
}
