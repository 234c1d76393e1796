package org.schedulesconnector.settings;

import java.time.Duration;

/**
 * Settings under {@code crawl.}.
 *
 * @param fullCron when a full crawl starts, a Quartz cron expression in UTC
 * @param daysBefore whole UTC days before today in the window
 * @param daysAfter whole UTC days after today in the window
 * @param removalMaxCount deletions are held back when more than this many items would go and
 * @param removalMaxPercent more than this share of the index, in percent
 * @param maxFailures a run stops after this many failed items
 * @param maxConsecutiveFailures a run stops after this many failed items in a row
 * @param maxFailurePercent a run stops when more than this share of the last hundred items failed, in percent
 * @param leaseHeartbeat how often a run tells the ledger that it lives, more than zero
 * @param freshness what keeps the index fresh between full crawls
 * @param filters which schedules are indexed
 */
public record CrawlSettings(
        String fullCron,
        int daysBefore,
        int daysAfter,
        int removalMaxCount,
        int removalMaxPercent,
        int maxFailures,
        int maxConsecutiveFailures,
        int maxFailurePercent,
        Duration leaseHeartbeat,
        FreshnessSettings freshness,
        FilterSettings filters) {}
