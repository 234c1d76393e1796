package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SteeringIT {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsAPauseAndWhoOrderedItUntilItIsResumed(TestDatabase database) {
        Steering steering = database.open(CLOCK).steering();
        assertThat(steering.read()).isEqualTo(Orders.NONE);

        assertThat(steering.pause("one")).isTrue();
        assertThat(steering.pause("other")).isFalse();

        assertThat(steering.read()).isEqualTo(new Orders(true, "one", NOW, 0));
        assertThat(steering.resume()).isTrue();
        assertThat(steering.resume()).isFalse();
        assertThat(steering.read()).isEqualTo(Orders.NONE);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void cancelsTheRunOfOneLeaseAndKeepsAPause(TestDatabase database) {
        Ledger ledger = database.open(CLOCK);
        LeaseAttempt.Acquired attempt = (LeaseAttempt.Acquired) ledger.lease().tryAcquire("one", Duration.ofMinutes(1));
        ledger.steering().pause("one");

        ledger.steering().cancel(attempt.lease());

        assertThat(ledger.steering().read())
                .isEqualTo(new Orders(true, "one", NOW, attempt.lease().token()));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsConnectionsApart(TestDatabase database) {
        database.open(CLOCK).steering().pause("one");

        assertThat(database.open(CLOCK).steering().read()).isEqualTo(Orders.NONE);
    }
}
