package org.schedulesconnector.settings;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The options under {@code crawl.}. */
final class CrawlOptions {
    /** PagerDuty states no limit for schedules; 90 days is what its on-call listing and older documents allow. */
    private static final int LONGEST_WINDOW_DAYS = 90;

    static final Option<String> FULL_CRON = Option.of(
                    "crawl.full.cron",
                    new CronType(),
                    "When a full crawl starts, in UTC. Incremental crawls keep the index fresh between two of them.")
            .orElse("0 30 3 * * ?");
    static final Option<Integer> DAYS_BEFORE = Option.of(
                    "crawl.window.days-before",
                    new WholeNumberType(0, LONGEST_WINDOW_DAYS - 1),
                    "How far back an item tells shifts, in whole UTC days before today. With days-after at most 89 in all.")
            .in("days")
            .orElse("7");
    static final Option<Integer> DAYS_AFTER = Option.of(
                    "crawl.window.days-after",
                    new WholeNumberType(0, LONGEST_WINDOW_DAYS - 1),
                    "How far ahead an item tells shifts, in whole UTC days after today. With days-before at most 89 in all.")
            .in("days")
            .orElse("7");
    static final Option<Integer> REMOVAL_MAX_COUNT = Option.of(
                    "crawl.removal.max-count",
                    new WholeNumberType(0, 1_000_000),
                    "Deletions are withheld when more items than this and more than max-percent would go.")
            .in("items")
            .orElse("10");
    static final Option<Integer> REMOVAL_MAX_PERCENT = Option.of(
                    "crawl.removal.max-percent",
                    new WholeNumberType(0, 100),
                    "Deletions are withheld when a larger share of the index than this and more than max-count items would go.")
            .in("percent")
            .orElse("10");
    static final Option<Integer> MAX_FAILURES = Option.of(
                    "crawl.failures.max-count",
                    new WholeNumberType(1, 1_000_000),
                    "A run stops after more failed items than this.")
            .in("items")
            .orElse("1000");
    static final Option<Integer> MAX_CONSECUTIVE_FAILURES = Option.of(
                    "crawl.failures.max-consecutive",
                    new WholeNumberType(1, 1_000_000),
                    "A run stops after more failed items in a row than this.")
            .in("items")
            .orElse("10");
    static final Option<Integer> MAX_FAILURE_PERCENT = Option.of(
                    "crawl.failures.max-percent",
                    new WholeNumberType(1, 100),
                    "A run stops when a larger share than this of the last hundred items failed.")
            .in("percent")
            .orElse("15");
    static final Option<Duration> LEASE_HEARTBEAT = Option.of(
                    "crawl.lease.heartbeat",
                    new DurationType(Duration.ofMinutes(5)),
                    "How often a run tells the ledger that it lives. When two beats in a row are missing, another replica may take over.")
            .orElse("15s");

    static final OptionGroup GROUP = new OptionGroup(
            "crawl.",
            "A run: when it starts, which days it tells, which schedules it takes, when it holds deletions back, when it gives up.",
            Stream.of(
                            List.of(
                                    FULL_CRON,
                                    DAYS_BEFORE,
                                    DAYS_AFTER,
                                    REMOVAL_MAX_COUNT,
                                    REMOVAL_MAX_PERCENT,
                                    MAX_FAILURES,
                                    MAX_CONSECUTIVE_FAILURES,
                                    MAX_FAILURE_PERCENT,
                                    LEASE_HEARTBEAT),
                            FreshnessOptions.OPTIONS,
                            FilterOptions.OPTIONS)
                    .<Option<?>>flatMap(List::stream)
                    .toList());

    private CrawlOptions() {}

    static CrawlSettings read(OptionReader in) {
        String fullCron = in.read(FULL_CRON);
        int daysBefore = in.read(DAYS_BEFORE);
        int daysAfter = in.read(DAYS_AFTER);
        refuseLongWindow(in, daysBefore, daysAfter);
        return new CrawlSettings(
                fullCron,
                daysBefore,
                daysAfter,
                in.read(REMOVAL_MAX_COUNT),
                in.read(REMOVAL_MAX_PERCENT),
                in.read(MAX_FAILURES),
                in.read(MAX_CONSECUTIVE_FAILURES),
                in.read(MAX_FAILURE_PERCENT),
                heartbeat(in),
                FreshnessOptions.read(in),
                FilterOptions.read(in));
    }

    private static Duration heartbeat(OptionReader in) {
        Duration heartbeat = in.read(LEASE_HEARTBEAT);
        if (in.sound(LEASE_HEARTBEAT) && heartbeat.isZero()) {
            in.refuse(
                    LEASE_HEARTBEAT,
                    "is zero",
                    "A run tells at least every five minutes that it lives.",
                    "Give 1s or more; 15s suits most.");
        }
        return heartbeat;
    }

    private static void refuseLongWindow(OptionReader in, int daysBefore, int daysAfter) {
        int days = daysBefore + 1 + daysAfter;
        if (in.sound(DAYS_BEFORE, DAYS_AFTER) && days > LONGEST_WINDOW_DAYS) {
            in.refuse(
                    DAYS_AFTER,
                    "makes a window of " + days + " days together with crawl.window.days-before and today",
                    "A window has at most " + LONGEST_WINDOW_DAYS + " days.",
                    "Lower one of the two.");
        }
    }
}
