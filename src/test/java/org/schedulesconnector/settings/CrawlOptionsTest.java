package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrawlOptionsTest {
    @Test
    void hasDefaultsForAll() {
        assertThat(load(minimal()).settings().crawl())
                .isEqualTo(new CrawlSettings(
                        "0 30 3 * * ?",
                        7,
                        7,
                        10,
                        10,
                        1000,
                        10,
                        15,
                        Duration.ofSeconds(15),
                        new FreshnessSettings(Duration.ofMinutes(5), 200, Duration.ofMinutes(30), 20),
                        FilterSettings.NONE));
    }

    @Test
    void takesEveryValue() {
        CrawlSettings settings = load(minimal(
                        "crawl.full.cron", "0 0 3 ? * MON-FRI",
                        "crawl.window.days-before", "0",
                        "crawl.window.days-after", "89",
                        "crawl.removal.max-count", "0",
                        "crawl.removal.max-percent", "100",
                        "crawl.failures.max-count", "1",
                        "crawl.failures.max-consecutive", "2",
                        "crawl.failures.max-percent", "3",
                        "crawl.lease.heartbeat", "1s",
                        "crawl.incremental.every", "0s",
                        "crawl.incremental.request-budget", "1",
                        "crawl.window.roll-over", "1h",
                        "crawl.full.verify-sample", "0"))
                .settings()
                .crawl();

        assertThat(settings)
                .isEqualTo(new CrawlSettings(
                        "0 0 3 ? * MON-FRI",
                        0,
                        89,
                        0,
                        100,
                        1,
                        2,
                        3,
                        Duration.ofSeconds(1),
                        new FreshnessSettings(Duration.ZERO, 1, Duration.ofHours(1), 0),
                        FilterSettings.NONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    crawl.full.cron                | 0 3 * * *      | Quartz cron expression
                    crawl.full.cron                | 61 0 3 * * ?   | Quartz cron expression
                    crawl.full.cron                | daily          | Quartz cron expression
                    crawl.window.days-before       | -1             | from 0 to 89
                    crawl.window.days-before       | 90             | from 0 to 89
                    crawl.window.days-after        | 7.5            | whole number
                    crawl.window.days-after        | 83             | window of 91 days
                    crawl.removal.max-count        | -1             | from 0
                    crawl.lease.heartbeat          | 0s             | at least every five minutes
                    crawl.lease.heartbeat          | 6m             | at most 5m
                    crawl.removal.max-percent      | 101            | from 0 to 100
                    crawl.failures.max-count       | 0              | from 1
                    crawl.failures.max-consecutive | 99999999999    | whole number of that size
                    crawl.failures.max-percent     | 0              | from 1 to 100
                    crawl.incremental.every        | 30s            | less than a minute
                    crawl.incremental.every        | 25h            | at most 24h
                    crawl.incremental.request-budget | 0            | from 1
                    crawl.window.roll-over         | 13h            | at most 12h
                    crawl.full.verify-sample       | -1             | from 0
                    """)
    void refuses(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says);
    }
}
