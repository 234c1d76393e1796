package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;

class PagerDutyBackoffTest {
    private final RateBudget budget = new RateBudget(100, MovableClock.stopped());
    private final PagerDutyBackoff backoff = new PagerDutyBackoff(budget, new Random(7));
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    PagerDutyBackoffTest() {
        exchange.setVariable("retries", backoff.begin());
    }

    @Test
    void waitsAsLongAsTheServerSaysExactly() {
        fail(PagerDutyException.of(Kind.RATE_LIMITED)
                .retryAfter(Duration.ofSeconds(47))
                .build());

        assertThat(delay()).isEqualTo(47_000);
        assertThat(budget.waited()).isEqualTo(Duration.ofSeconds(47));
    }

    @Test
    void waitsAtLeastTwoSecondsAfterA429ThatTellsNothing() {
        fail(Kind.RATE_LIMITED);
        assertThat(delay()).isBetween(2_000L, 3_000L);

        fail(Kind.RATE_LIMITED);
        assertThat(delay()).isBetween(4_000L, 6_000L);
    }

    @Test
    void doublesAShortWaitAfterAFault() {
        for (long expected : new long[] {500, 1_000, 2_000, 4_000}) {
            fail(Kind.UNAVAILABLE);
            assertThat(delay()).isBetween(expected, expected * 3 / 2);
        }
    }

    @Test
    void doublesUpToAMinute() {
        for (int i = 0; i < 20; i++) {
            fail(Kind.RATE_LIMITED);
        }

        assertThat(delay()).isBetween(60_000L, 90_000L);
    }

    @Test
    void forgetsTheServersWaitOfTheFailureBefore() {
        fail(PagerDutyException.of(Kind.UNAVAILABLE)
                .retryAfter(Duration.ofSeconds(47))
                .build());
        fail(Kind.INVALID_REQUEST);

        assertThat(delay()).isNull();
        assertThat(backoff.matches(exchange)).isFalse();
    }

    @Test
    void countsRateLimitsApartFromFaults() {
        for (int i = 0; i < 25; i++) {
            fail(Kind.RATE_LIMITED);
            assertThat(backoff.matches(exchange)).isTrue();
        }
        for (int i = 0; i < 6; i++) {
            fail(Kind.MALFORMED);
            assertThat(backoff.matches(exchange)).isTrue();
        }

        fail(Kind.MALFORMED);

        assertThat(backoff.matches(exchange)).isFalse();
    }

    @Test
    void endsAfterThirtyRateLimits() {
        for (int i = 0; i < 30; i++) {
            fail(Kind.RATE_LIMITED);
        }
        assertThat(backoff.matches(exchange)).isTrue();

        fail(Kind.RATE_LIMITED);

        assertThat(backoff.matches(exchange)).isFalse();
    }

    @Test
    void leavesOtherFailuresAlone() {
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, new IllegalStateException("x"));

        backoff.process(exchange);

        assertThat(delay()).isNull();
        assertThat(backoff.matches(exchange)).isFalse();
    }

    private void fail(Kind kind) {
        fail(PagerDutyException.of(kind).build());
    }

    private void fail(PagerDutyException failure) {
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
        backoff.process(exchange);
    }

    private Long delay() {
        return exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
    }
}
