package org.schedulesconnector.operations.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.operations.observe.FreshnessRule;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifyFormat;
import org.schedulesconnector.settings.NotifySettings;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/** Several processes on one PostgreSQL look as fast as they can, while runs end. */
@Timeout(240)
class SharedNotificationsIT {
    private static final int PROCESSES = 3;
    private static final int STORIES = 5;
    private static final RunFailure TROUBLE =
            RunFailure.of("crawl", "crawl", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "PagerDuty is away.");

    private final Clock clock = Clock.systemUTC();
    private volatile boolean over;

    @Test
    void tellEachThingOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                WebhookServer webhook = new WebhookServer();
                Ledger ledger = ledger(database)) {
            ledger.notifications().take(Duration.ZERO);
            List<Future<?>> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(threads.submit(() -> process(database, webhook)));
            }
            for (int i = 0; i < STORIES; i++) {
                run(ledger, true);
                run(ledger, true);
                run(ledger, false);
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(180))
                    .until(() -> webhook.told().size() >= 2 * STORIES
                            || processes.stream().anyMatch(Future::isDone));
            over = true;
            for (Future<?> process : processes) {
                process.get();
            }

            assertThat(webhook.told()).hasSize(2 * STORIES);
            for (int i = 0; i < STORIES; i++) {
                assertThat(webhook.told().subList(2 * i, 2 * i + 2)).containsExactly("failed raised", "failed healed");
            }
        } finally {
            over = true;
            threads.shutdownNow();
        }
    }

    /** As the route does it. */
    private Void process(EmbeddedPostgres database, WebhookServer server) {
        NotifySettings settings = new NotifySettings(
                new Secret(server.url()),
                null,
                NotifyFormat.JSON,
                EnumSet.of(NotifyCondition.FAILED),
                Duration.ZERO,
                null,
                OutboundSettings.OF_JVM);
        Webhook webhook = new Webhook(settings, clock);
        try (Ledger ledger = ledger(database)) {
            Notifications notifications =
                    new Notifications(ledger, settings, "connection", FreshnessRule.of(Duration.ofMinutes(5)), clock);
            while (!over) {
                Round round = notifications.begin();
                while (notifications.hasNext(round)) {
                    notifications.answered(round, webhook.post(notifications.message(round)));
                }
                notifications.end(round);
            }
        }
        return null;
    }

    private void run(Ledger ledger, boolean fails) {
        Lease lease = ((LeaseAttempt.Acquired) ledger.lease().tryAcquire("here", Duration.ofMinutes(1))).lease();
        long id = ledger.crawls().begin(CrawlMode.FULL, lease, clock.instant());
        RunRecorder recorder = new RunRecorder(id, CrawlMode.FULL, clock.instant());
        if (fails) {
            recorder.aborted(TROUBLE);
        }
        ledger.crawls().finish(recorder.finish(clock.instant()));
        ledger.lease().release(lease);
    }

    private Ledger ledger(EmbeddedPostgres database) {
        String url = "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
        return Ledgers.open(new StateSettings(url, "postgres", null), "connection", clock);
    }
}
