package org.schedulesconnector.crawl;

import java.time.Duration;
import org.schedulesconnector.settings.CrawlSettings;
import org.schedulesconnector.settings.FilterSettings;
import org.schedulesconnector.settings.FreshnessSettings;

/** Settings of a crawl that matter to one guard; the others are of no consequence. */
final class TestSettings {
    private static final FreshnessSettings FRESHNESS =
            new FreshnessSettings(Duration.ofMinutes(5), 200, Duration.ofMinutes(30), 20);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private TestSettings() {}

    static CrawlSettings failures(int total, int consecutive, int percent) {
        return new CrawlSettings(
                "0 0 3 * * ?", 7, 7, 10, 10, total, consecutive, percent, HEARTBEAT, FRESHNESS, FilterSettings.NONE);
    }

    static CrawlSettings removal(int maxCount, int maxPercent) {
        return new CrawlSettings(
                "0 0 3 * * ?", 7, 7, maxCount, maxPercent, 1000, 10, 15, HEARTBEAT, FRESHNESS, FilterSettings.NONE);
    }
}
