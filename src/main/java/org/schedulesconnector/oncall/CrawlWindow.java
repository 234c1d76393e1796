package org.schedulesconnector.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The stretch of time that a crawl looks at: whole UTC days, so that it moves at midnight and not every minute. */
public final class CrawlWindow {
    private CrawlWindow() {}

    /**
     * From the start of the day {@code daysBefore} before today to the end of the day {@code daysAfter} after today, in UTC.
     *
     * @param now the crawl's one now
     * @param daysBefore whole days before today, 0 or more
     * @param daysAfter whole days after today, 0 or more
     */
    public static Interval around(Instant now, int daysBefore, int daysAfter) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant start = today.minusDays(daysBefore).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end =
                today.plusDays(daysAfter + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Interval(start, end);
    }
}
