package org.schedulesconnector.operations.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.crawl.report.StoppedBy;
import org.schedulesconnector.operations.observe.FreshnessRule;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifyFormat;
import org.schedulesconnector.settings.NotifySettings;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/** What is told when, with a clock that stands still between the looks. */
class NotificationsTest {
    private static final Duration BOUND = Duration.ofMinutes(15);
    private static final RunFailure TROUBLE =
            RunFailure.of("crawl", "crawl", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "PagerDuty is away.");

    private final MovableClock clock = MovableClock.stopped();
    private final List<String> told = new ArrayList<>();
    private Ledger ledger;
    private Delivery answer = Delivery.DONE;
    private NotifySettings settings = all();
    private JsonNode last;

    @BeforeEach
    void open() {
        ledger = Ledgers.open(new StateSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null), "connection", clock);
        look();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void tellsOnceThatRunsFailAndOnceThatTheyDoNotAnyMore() throws Exception {
        run(CrawlMode.INCREMENTAL, recorder -> recorder.aborted(TROUBLE));
        look();
        assertThat(told).containsExactly("failed raised");
        assertThat(last.path("reason").asText()).startsWith("PagerDuty is away.");
        assertThat(last.path("run").path("number").asLong()).isEqualTo(1);
        String incident = last.path("incident").asText();

        run(CrawlMode.INCREMENTAL, recorder -> recorder.aborted(TROUBLE));
        look();
        run(CrawlMode.INCREMENTAL, recorder -> {});
        look();
        look();

        assertThat(told).containsExactly("failed raised", "failed healed");
        assertThat(last.path("incident").asText()).isEqualTo(incident);
        assertThat(last.path("run").path("outcome").asText()).isEqualTo("succeeded");
    }

    @Test
    void tellsAgainWhenItComesBackAfterItsEndWasTold() {
        for (int i = 0; i < 2; i++) {
            run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
            run(CrawlMode.FULL, recorder -> {});
        }

        look();

        assertThat(told).containsExactly("failed raised", "failed healed", "failed raised", "failed healed");
    }

    @Test
    void tellsOfDegradedRunsUntilNothingFails() {
        run(CrawlMode.INCREMENTAL, recorder -> recorder.itemFailed(TROUBLE));
        run(CrawlMode.INCREMENTAL, recorder -> recorder.aborted(TROUBLE));
        run(CrawlMode.INCREMENTAL, recorder -> recorder.listingFailed(TROUBLE));
        look();
        assertThat(told).containsExactly("degraded raised", "failed raised", "failed healed");

        run(CrawlMode.INCREMENTAL, recorder -> {});
        look();

        assertThat(told).endsWith("degraded healed");
    }

    @Test
    void tellsOfWithheldDeletionsUntilNoneIsHeldBack() {
        long withheld = run(CrawlMode.FULL, recorder -> recorder.withheld(1, "One would go."));
        ledger.withheld().replace(withheld, List.of("P1"));
        run(CrawlMode.INCREMENTAL, recorder -> recorder.itemFailed(TROUBLE));
        look();
        assertThat(told).containsExactly("withheld raised", "degraded raised");

        ledger.withheld().replace(0, List.of());
        run(CrawlMode.INCREMENTAL, recorder -> recorder.itemFailed(TROUBLE));
        look();

        assertThat(told).containsExactly("withheld raised", "degraded raised", "withheld healed");
    }

    @Test
    void tellsOfARunWhoseProcessDied() {
        Lease dead = lease();
        ledger.crawls().begin(CrawlMode.SYNC, dead, clock.instant());
        ledger.lease().release(dead);
        look();
        assertThat(told).isEmpty();

        Lease next = lease();
        ledger.crawls().closeAbandoned(next);
        ledger.lease().release(next);
        look();
        run(CrawlMode.INCREMENTAL, recorder -> {});
        look();

        assertThat(told).containsExactly("abandoned raised", "abandoned healed");
    }

    @Test
    void tellsNothingOfRunsThatSomebodyCancelledOrAskedForByName() {
        run(CrawlMode.FULL, recorder -> recorder.cancelled(StoppedBy.OPERATOR));
        run(CrawlMode.SYNC, recorder -> recorder.aborted(TROUBLE));
        run(CrawlMode.RETRY, recorder -> recorder.itemFailed(TROUBLE));

        look();

        assertThat(told).isEmpty();
    }

    /** Else what fails in every crawl would be told after each look at hand-offs. */
    @Test
    void isNotHealedByARunThatSeesLittle() {
        run(CrawlMode.INCREMENTAL, recorder -> recorder.itemFailed(TROUBLE));
        run(CrawlMode.HAND_OFF, recorder -> {});
        run(CrawlMode.SYNC, recorder -> {});
        run(CrawlMode.FULL, recorder -> recorder.cancelled(StoppedBy.OPERATOR));
        run(CrawlMode.INCREMENTAL, recorder -> recorder.itemFailed(TROUBLE));

        look();

        assertThat(told).containsExactly("degraded raised");
    }

    @Test
    void tellsOfHandOffsThatFail() {
        run(CrawlMode.HAND_OFF, recorder -> recorder.aborted(TROUBLE));

        look();

        assertThat(told).containsExactly("failed raised");
    }

    @Test
    void tellsThatTheIndexIsStaleAndFreshAgain() {
        run(CrawlMode.FULL, recorder -> {});
        lookFor(BOUND.minusMinutes(1));
        assertThat(told).isEmpty();

        lookFor(Duration.ofMinutes(5));
        assertThat(told).containsExactly("stale raised");
        assertThat(last.path("freshnessSeconds").asLong()).isBetween(901L, 916L);

        lookFor(Duration.ofHours(1));
        run(CrawlMode.INCREMENTAL, recorder -> {});
        look();

        assertThat(told).containsExactly("stale raised", "stale healed");
    }

    @Test
    void givesAServiceTimeThatWasAway() {
        run(CrawlMode.FULL, recorder -> {});
        clock.advance(Duration.ofDays(2));

        lookFor(Duration.ofMinutes(14));
        assertThat(told).isEmpty();

        lookFor(Duration.ofMinutes(2));
        assertThat(told).containsExactly("stale raised");
    }

    @Test
    void waitsForTheFirstRunHoweverLongItTakes() {
        Lease lease = lease();
        lookFor(Duration.ofMinutes(40));
        assertThat(told).isEmpty();

        ledger.lease().release(lease);
        look();

        assertThat(told).containsExactly("stale raised");
    }

    @Test
    void tellsLaterWhatTheWebhookDidNotTake() {
        settings = settings(EnumSet.of(NotifyCondition.FAILED), Duration.ZERO);
        answer = Delivery.failed("the webhook answered 503", null);
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        lookFor(Duration.ofMinutes(10));
        int tries = told.size();
        assertThat(tries).isBetween(5, 7);
        assertThat(told).containsOnly("failed raised");

        answer = Delivery.DONE;
        lookFor(Duration.ofMinutes(10));

        assertThat(told).hasSize(tries + 1);
        run(CrawlMode.FULL, recorder -> {});
        look();
        assertThat(told).endsWith("failed healed");
    }

    @Test
    void forgetsWhatHealedBeforeAnybodyCouldBeTold() {
        answer = Delivery.failed("the webhook answered 503", null);
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        look();
        run(CrawlMode.FULL, recorder -> {});
        look();
        answer = Delivery.DONE;

        lookFor(Duration.ofMinutes(10));

        assertThat(told).containsExactly("failed raised");
    }

    @Test
    void waitsAsLongAsTheWebhookAsks() {
        answer = new Delivery("the webhook answered 429", null, Duration.ofMinutes(5));
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        look();
        answer = Delivery.DONE;

        lookFor(Duration.ofSeconds(285));
        assertThat(told).hasSize(1);
        lookFor(Duration.ofSeconds(15));
        assertThat(told).hasSize(2);
    }

    @Test
    void tellsNothingTwiceAfterARestartOrInAnotherProcess() {
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        Notifications one = notifications(all());
        Notifications other = notifications(all());
        Round first = one.begin();
        Round second = other.begin();

        assertThat(one.hasNext(first)).isTrue();
        assertThat(other.hasNext(second)).isFalse();
        one.answered(first, Delivery.DONE);
        one.end(first);
        other.end(second);
        look();

        assertThat(told).isEmpty();
    }

    @Test
    void tellsNothingInATurnThatAnotherProcessTookOver() {
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        Notifications slow = notifications(all());
        Round late = slow.begin();
        clock.advance(Duration.ofMinutes(2));
        look();

        assertThat(slow.hasNext(late)).isFalse();
        assertThat(told).containsExactly("failed raised");
    }

    @Test
    void remindsAsOftenAsIsSet() {
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));
        settings = settings(EnumSet.of(NotifyCondition.FAILED), Duration.ofMinutes(30));

        lookFor(Duration.ofMinutes(70));

        assertThat(told).containsExactly("failed raised", "failed repeated", "failed repeated");
    }

    @ParameterizedTest
    @EnumSource(
            value = NotifyCondition.class,
            names = {"DEGRADED", "STALE"})
    void tellsOnlyWhatIsAskedFor(NotifyCondition only) {
        run(CrawlMode.FULL, recorder -> recorder.aborted(TROUBLE));

        settings = settings(EnumSet.of(only), Duration.ZERO);
        look();

        assertThat(told).isEmpty();
    }

    private interface Story {
        void tell(RunRecorder recorder);
    }

    private long run(CrawlMode mode, Story story) {
        Lease lease = lease();
        long id = ledger.crawls().begin(mode, lease, clock.instant());
        RunRecorder recorder = new RunRecorder(id, mode, clock.instant());
        story.tell(recorder);
        clock.advance(Duration.ofSeconds(1));
        ledger.crawls().finish(recorder.finish(clock.instant()));
        ledger.lease().release(lease);
        return id;
    }

    private Lease lease() {
        return ((LeaseAttempt.Acquired) ledger.lease().tryAcquire("here", Duration.ofHours(1))).lease();
    }

    private void lookFor(Duration time) {
        Duration step = Duration.ofSeconds(15);
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            clock.advance(step);
            look();
        }
    }

    private void look() {
        look(notifications(settings));
    }

    /** As the route does it. A new object each time, as after a restart. */
    private void look(Notifications notifications) {
        Round round = notifications.begin();
        while (notifications.hasNext(round)) {
            last = json(notifications.message(round));
            told.add(last.path("condition").asText() + " " + last.path("state").asText());
            notifications.answered(round, answer);
        }
        notifications.end(round);
    }

    private Notifications notifications(NotifySettings settings) {
        return new Notifications(ledger, settings, "connection", new FreshnessRule(BOUND), clock);
    }

    private static NotifySettings all() {
        return settings(EnumSet.allOf(NotifyCondition.class), Duration.ZERO);
    }

    private static NotifySettings settings(Set<NotifyCondition> on, Duration repeatEvery) {
        return new NotifySettings(
                new Secret("https://webhook.example/"),
                null,
                NotifyFormat.JSON,
                on,
                repeatEvery,
                null,
                OutboundSettings.OF_JVM);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
