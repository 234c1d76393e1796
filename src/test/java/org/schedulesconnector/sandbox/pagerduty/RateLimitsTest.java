package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class RateLimitsTest {
    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);

    @Test
    void tellsWhatIsLeftOnEveryAnswer() {
        Caller caller = caller(PagerDutyOptions.builder());

        caller.get("/users");
        clock.advance(Duration.ofSeconds(20));
        Caller.Answered refused = caller.get("/schedules/PNOBODY");

        assertThat(refused.header("ratelimit-limit")).isEqualTo("960");
        assertThat(refused.header("ratelimit-remaining")).isEqualTo("958");
        assertThat(refused.header("ratelimit-reset")).isEqualTo("40");
    }

    @Test
    void refusesOneTooManyUntilTheReset() {
        Caller caller = caller(PagerDutyOptions.builder().requestsPerMinute(2));

        caller.get("/users");
        caller.get("/users");
        Caller.Answered refused = caller.get("/users");
        clock.advance(Duration.ofSeconds(59).plusMillis(500));
        Caller.Answered stillRefused = caller.get("/users");
        clock.advance(Duration.ofMillis(500));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error().path("code").asInt()).isEqualTo(2020);
        assertThat(refused.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(stillRefused.status()).isEqualTo(429);
        assertThat(stillRefused.header("ratelimit-reset")).isEqualTo("1");
        assertThat(caller.get("/users").status()).isEqualTo(200);
    }

    @Test
    void countsEachIdentityApart() {
        Caller key = caller(PagerDutyOptions.builder().requestsPerMinute(1));
        Caller app = key.asApp("users.read");

        key.get("/users");

        assertThat(app.get("/users").status()).isEqualTo(200);
        assertThat(app.asApp("users.read").get("/users").status()).isEqualTo(429);
    }

    @Test
    void doesNotCountTokenRequests() {
        Caller caller = caller(PagerDutyOptions.builder().requestsPerMinute(1));

        caller.token("as_account-us.kestrel users.read");
        Caller.Answered token = caller.token("as_account-us.kestrel users.read");

        assertThat(token.status()).isEqualTo(200);
        assertThat(token.header("ratelimit-limit")).isNull();
    }

    @Test
    void tellsTheNearerLimitOfOnCalls() {
        Caller caller = caller(PagerDutyOptions.builder().onCallRequestsPerMinute(2));

        Caller.Answered first = caller.get("/oncalls");
        caller.get("/oncalls");

        assertThat(first.header("ratelimit-limit")).isEqualTo("2");
        assertThat(first.header("ratelimit-remaining")).isEqualTo("1");
        assertThat(caller.get("/oncalls").status()).isEqualTo(429);
        assertThat(caller.get("/users").header("ratelimit-limit")).isEqualTo("960");
    }

    @Test
    void canBeOff() {
        Caller caller = caller(PagerDutyOptions.builder().requestsPerMinute(0));

        assertThat(caller.get("/users").header("ratelimit-limit")).isNull();
    }

    private Caller caller(PagerDutyOptions.Builder options) {
        return Caller.of(account, options.build(), clock);
    }
}
