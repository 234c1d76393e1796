package org.schedulesconnector.crawl;

import org.schedulesconnector.settings.CrawlSettings;

/** Settings of a crawl that matter to one guard; the others are of no consequence. */
final class TestSettings {
    private TestSettings() {}

    static CrawlSettings failures(int total, int consecutive, int percent) {
        return new CrawlSettings("0 0 3 * * ?", 7, 7, 10, 10, total, consecutive, percent);
    }

    static CrawlSettings removal(int maxCount, int maxPercent) {
        return new CrawlSettings("0 0 3 * * ?", 7, 7, maxCount, maxPercent, 1000, 10, 15);
    }
}
