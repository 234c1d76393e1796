package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.NotifierState;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.operations.notify.WebhookServer;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/** A service that crawls a sandbox with faults, and a webhook on this machine. */
@Timeout(120)
class NotificationsIT {
    private final WebhookServer webhook = new WebhookServer();
    private final CapturedLog log = new CapturedLog();
    private final CrawlWorld world = CrawlWorld.start().notifying();

    @BeforeEach
    void serve() {
        world.with("notify.webhook-url", webhook.url())
                .with("notify.authorization", "Bearer " + WebhookServer.SECRET)
                .with("notify.console-url", "https://connector.example")
                .serving();
        awaitLook();
    }

    @AfterEach
    void close() {
        world.close();
        log.close();
        webhook.close();
    }

    @Test
    void tellsOnceThatCrawlsFailAndOnceThatTheyDoNotAnyMore() {
        breakPagerDuty();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);
        awaitTold("failed raised");
        JsonNode raised = webhook.posted().get(0).body();
        assertThat(raised.path("connection").asText()).isEqualTo(CrawlWorld.CONNECTION);
        assertThat(raised.path("reason").asText()).contains("401");
        assertThat(raised.path("remedy").asText()).contains("pagerduty.region");
        assertThat(raised.path("console").asText()).isEqualTo("https://connector.example");
        assertThat(raised.at("/run/number").asLong()).isEqualTo(1);
        assertThat(raised.at("/run/mode").asText()).isEqualTo("full");
        assertThat(raised.at("/run/counts/discovered").isNumber()).isTrue();

        world.crawl();
        awaitLook();
        awaitTold("failed raised");
        world.sandbox().faults().clear();
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        awaitTold("failed raised", "failed healed");
        assertThat(webhook.posted().get(1).body().path("incident")).isEqualTo(raised.path("incident"));
    }

    @Test
    void tellsThatTheIndexIsStaleAndNothingTwiceAfterARestart() {
        world.crawl();
        for (int i = 0; i < 3; i++) {
            world.clock().advance(Duration.ofMinutes(10));
            awaitLook();
        }
        awaitTold("stale raised");

        world.stopConnector();
        world.serving();
        awaitLook();
        awaitTold("stale raised");
        world.crawl();

        awaitTold("stale raised", "stale healed");
    }

    @Test
    void tellsOnceTheWebhookIsBackAndHoldsNoCrawlUp() {
        webhook.answer(503, Map.of("Retry-After", "60"));
        breakPagerDuty();
        world.crawl();
        awaitPosts(1);
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.FAILED);
        awaitLook();
        assertThat(webhook.posted()).hasSize(1);

        webhook.answer(200);
        world.clock().advance(Duration.ofSeconds(61));

        awaitPosts(2);
        awaitLook();
        assertThat(webhook.told()).containsExactly("failed raised", "failed raised");
        assertThat(log.text())
                .contains(
                        "The webhook was not told (failed raised): the webhook answered 503. It is tried again in 60 s.")
                .contains("Told the webhook: failed raised.")
                .doesNotContain(WebhookServer.SECRET);
    }

    private void breakPagerDuty() {
        world.fault(Fault.of(FaultAction.status(401)).at(Sandbox.PAGERDUTY).path("^/users$"));
    }

    private void awaitTold(String... told) {
        patiently().untilAsserted(() -> assertThat(webhook.told()).containsExactly(told));
        assertThat(world.ledger().notifications().read()).isPresent();
    }

    private void awaitPosts(int count) {
        patiently().untilAsserted(() -> assertThat(webhook.posted()).hasSize(count));
    }

    /** Until a look has begun and ended after this moment. */
    private void awaitLook() {
        for (int i = 0; i < 2; i++) {
            Instant now = world.clock().instant();
            patiently().until(() -> world.ledger()
                    .notifications()
                    .read()
                    .map(NotifierState::lookedAt)
                    .filter(now::isBefore)
                    .isPresent());
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
