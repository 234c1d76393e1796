package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a recipe makes a schedule from.
 *
 * @param people who can be on call, at least four, in rotation order
 * @param departed somebody who is deleted
 * @param timeZone of the schedule, as PagerDuty names it
 * @param ids new ids
 * @param random for small differences between schedules of one recipe
 * @param now the account's now
 */
record Cast(List<String> people, String departed, String timeZone, Ids ids, SplittableRandom random, Instant now) {
    ZoneId zone() {
        return Zones.of(timeZone);
    }

    /** A Monday of the last two years, at a time of the schedule's zone. */
    Instant mondayLongAgo(LocalTime time) {
        return at(
                today().minusWeeks(8 + random.nextInt(90)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                time);
    }

    /** A day counted from today, at a time of the schedule's zone. */
    Instant day(int fromToday, LocalTime time) {
        return at(today().plusDays(fromToday), time);
    }

    List<String> people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(index -> people.get(index % people.size()))
                .distinct()
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone());
    }

    private Instant at(LocalDate date, LocalTime time) {
        return LocalDateTime.of(date, time).atZone(zone()).toInstant();
    }
}
