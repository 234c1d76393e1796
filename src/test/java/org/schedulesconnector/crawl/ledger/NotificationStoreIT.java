package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.NotificationStore.Turn;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.settings.NotifyCondition;

@ParameterizedClass
@EnumSource
class NotificationStoreIT {
    private static final Duration TURN = Duration.ofMinutes(1);

    @Parameter
    TestDatabase database;

    private final MovableClock clock = MovableClock.stopped();
    private final String connection = TestDatabase.unusedConnectionId();
    private Ledger ledger;
    private NotificationStore store;

    @BeforeEach
    void open() {
        ledger = database.open(connection, clock);
        store = ledger.notifications();
    }

    @Test
    void remembersWhatATurnSaved() {
        Instant now = clock.instant();
        Turn turn = store.take(TURN).orElseThrow();
        NotifierState state = new NotifierState(
                7,
                now.minusSeconds(9),
                now,
                2,
                now.plusSeconds(30),
                List.of(
                        new OpenCondition(NotifyCondition.FAILED, now.minusSeconds(5), 7L, now, now.plusSeconds(1)),
                        OpenCondition.raised(NotifyCondition.STALE, now, null)));

        assertThat(store.save(turn.with(state), TURN)).isTrue();
        store.giveBack(turn);

        assertThat(store.read()).contains(state);
        assertThat(database.open(connection, clock).notifications().take(TURN))
                .map(Turn::state)
                .contains(state);
    }

    @Test
    void beginsWithTheRunsThatHaveEndedAsNoNews() {
        assertThat(database.open(clock).notifications().take(TURN).orElseThrow().state())
                .isEqualTo(new NotifierState(0, clock.instant(), clock.instant(), 0, clock.instant(), List.of()));
        Lease lease = ((LeaseAttempt.Acquired) ledger.lease().tryAcquire("here", TURN)).lease();
        long ended = ledger.crawls().begin(CrawlMode.FULL, lease, clock.instant());
        ledger.crawls().finish(new RunRecorder(ended, CrawlMode.FULL, clock.instant()).finish(clock.instant()));
        ledger.crawls().begin(CrawlMode.FULL, lease, clock.instant());

        assertThat(store.take(TURN).orElseThrow().state().lastRun()).isEqualTo(ended);
    }

    @Test
    void letsOneHaveItsTurnUntilItIsOverOrGivenBack() {
        Turn first = store.take(TURN).orElseThrow();
        assertThat(store.take(TURN)).isEmpty();

        store.giveBack(first);
        Turn second = store.take(TURN).orElseThrow();
        clock.advance(TURN.minusMillis(1));
        assertThat(store.take(TURN)).isEmpty();
        clock.advance(Duration.ofMillis(1));

        assertThat(store.take(TURN)).map(Turn::token).contains(second.token() + 1);
    }

    @Test
    void savesNothingOfATurnThatAnotherTookOver() {
        Turn late = store.take(TURN).orElseThrow();
        clock.advance(TURN);
        Turn next = store.take(TURN).orElseThrow();

        assertThat(store.save(late.with(late.state().withRun(99)), TURN)).isFalse();
        store.giveBack(late);

        assertThat(store.read()).contains(next.state());
        assertThat(store.take(TURN)).isEmpty();
    }

    @Test
    void letsOneOfSeveralWin() throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> attempt = () -> store.take(TURN).isPresent();
            List<Future<Boolean>> attempts = several.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> attempt).toList());

            int won = 0;
            for (Future<Boolean> one : attempts) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            several.shutdownNow();
        }
    }

    @Test
    void keepsConnectionsApart() {
        NotificationStore other = database.open(clock).notifications();
        Turn turn = store.take(TURN).orElseThrow();
        NotifierState state =
                turn.state().withConditions(List.of(OpenCondition.raised(NotifyCondition.FAILED, clock.instant(), 1L)));
        store.save(turn.with(state), TURN);

        assertThat(other.read()).isEmpty();
        assertThat(other.take(TURN).orElseThrow().state().conditions()).isEmpty();
    }
}
