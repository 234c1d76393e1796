package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class RateBudgetTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MovableClock clock = MovableClock.stopped();

    @Test
    void letsAMinutesWorthGoAtOnceAndThenHoldsBack() {
        RateBudget budget = new RateBudget(3, clock);

        assertThat(budget.reserve()).isZero();
        assertThat(budget.reserve()).isZero();
        clock.advance(Duration.ofSeconds(10));
        assertThat(budget.reserve()).isZero();

        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(51));
        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(51));
        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(61));
        assertThat(budget.waited()).isEqualTo(Duration.ofSeconds(51 + 51 + 61));
    }

    @Test
    void letsNobodyAskWhenNothingIsLeftBeforeTheReset() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();

        budget.answered(200, remaining(0, 7));

        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(8));
        clock.advance(Duration.ofSeconds(8));
        assertThat(budget.reserve()).isZero();
    }

    @Test
    void countsRequestsInFlightAgainstWhatIsLeft() {
        RateBudget budget = new RateBudget(100, clock);
        for (int i = 0; i < 4; i++) {
            budget.reserve();
        }

        budget.answered(200, remaining(5, 30));

        assertThat(budget.reserve()).isZero();
        assertThat(budget.reserve()).isZero();
        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void takesTheLeastOfAnswersThatArriveOutOfOrder() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();
        budget.reserve();

        budget.answered(200, remaining(1, 30));
        budget.answered(200, remaining(2, 30));

        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void startsAnewWithTheNextWindowOfTheServer() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();
        budget.answered(200, remaining(1, 2));
        clock.advance(Duration.ofSeconds(3));

        budget.reserve();
        budget.answered(200, remaining(39, 5));

        assertThat(budget.reserve()).isZero();
        assertThat(budget.reserve()).isZero();
    }

    @Test
    void stopsEverybodyUntilTheResetOfA429() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();

        budget.answered(429, new RateHeaders(null, Duration.ofSeconds(20), null));

        assertThat(budget.stoppedMillis()).isEqualTo(21_000);
        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(21));
        clock.advance(Duration.ofSeconds(21));
        assertThat(budget.stoppedMillis()).isZero();
    }

    @Test
    void doesNotStopForA429ThatTellsNothing() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();

        budget.answered(429, new RateHeaders(null, null, null));

        assertThat(budget.reserveMillis()).isZero();
    }

    @Test
    void stopsThoseTooWhoWaitedAlready() {
        RateBudget budget = new RateBudget(1, clock);
        budget.reserve();
        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(61));
        clock.advance(Duration.ofSeconds(60));

        budget.answered(429, new RateHeaders(0, Duration.ofSeconds(9), null));
        clock.advance(SECOND);

        assertThat(budget.stoppedMillis()).isEqualTo(9_000);
    }

    @Test
    void forgetsRequestsThatWereNeverSent() {
        RateBudget budget = new RateBudget(100, clock);
        for (int i = 0; i < 10; i++) {
            budget.reserve();
        }
        clock.advance(Duration.ofMinutes(4));
        budget.reserve();

        budget.answered(200, remaining(1, 30));

        assertThat(budget.reserve()).isZero();
    }

    @Test
    void freesTheCountOfARequestWithoutAnswer() {
        RateBudget budget = new RateBudget(100, clock);
        budget.reserve();
        budget.reserve();
        budget.unanswered();

        budget.answered(200, remaining(1, 30));

        assertThat(budget.reserve()).isZero();
    }

    @Test
    void countsRepetitionsThatCouldNotWait() {
        RateBudget budget = new RateBudget(2, clock);
        budget.reserve();

        budget.takeNow();

        assertThat(budget.reserve()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void refusesABudgetOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateBudget(0, clock));
    }

    private static RateHeaders remaining(int remaining, int resetSeconds) {
        return new RateHeaders(remaining, Duration.ofSeconds(resetSeconds), null);
    }
}
