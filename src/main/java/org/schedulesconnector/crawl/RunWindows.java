package org.schedulesconnector.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.settings.CrawlSettings;

/**
 * Which days the item of each schedule tells. At midnight UTC the window of every item moves on by a day; so that they need not all be
 * written at once, each moves at a moment of its own within the roll-over, always the same for one schedule, and never back.
 */
final class RunWindows {
    private final CrawlSettings settings;
    private final Instant now;
    private final Map<String, LedgerItem> known;
    private final Interval today;
    private final Interval yesterday;
    private final boolean rollingOver;

    /**
     * @param spread whether items may stay in yesterday's window for a while
     * @param known what Graph holds, by item id
     */
    RunWindows(CrawlSettings settings, Instant now, boolean spread, Map<String, LedgerItem> known) {
        this.settings = settings;
        this.now = now;
        this.known = known;
        this.today = around(now);
        this.yesterday = around(now.minus(Duration.ofDays(1)));
        this.rollingOver = spread && settings.daysAfter() > 0 && sinceMidnight().compareTo(rollOver()) < 0;
    }

    /** What to ask of a listing, so that it covers the window of each schedule. */
    Interval listing() {
        return rollingOver ? new Interval(yesterday.start(), today.end()) : today;
    }

    /** What to tell of one schedule. */
    Interval of(String scheduleId) {
        return rollingOver && !hasMovedOn(scheduleId) ? yesterday : today;
    }

    /** Whether the item that Graph holds tells another window than it should by now. */
    boolean isOutdated(String scheduleId) {
        LedgerItem item = known.get(scheduleId);
        return item != null
                && item.windowStart() != null
                && item.windowStart().isBefore(of(scheduleId).start());
    }

    private boolean hasMovedOn(String scheduleId) {
        LedgerItem item = known.get(scheduleId);
        boolean toldToday = item == null
                || item.windowStart() != null && !item.windowStart().isBefore(today.start());
        return toldToday || sinceMidnight().compareTo(turn(scheduleId)) >= 0;
    }

    /** How long after midnight it is the schedule's turn: spread evenly, and the same every day. */
    private Duration turn(String scheduleId) {
        long spread = Integer.toUnsignedLong(scheduleId.hashCode() * 0x9E3779B9);
        return rollOver().multipliedBy(spread).dividedBy(1L << 32);
    }

    private Duration rollOver() {
        return settings.freshness().rollOver();
    }

    private Duration sinceMidnight() {
        Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return Duration.between(midnight, now);
    }

    private Interval around(Instant instant) {
        return CrawlWindow.around(instant, settings.daysBefore(), settings.daysAfter());
    }
}
