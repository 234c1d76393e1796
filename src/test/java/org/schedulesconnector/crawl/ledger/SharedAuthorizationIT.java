package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.SealingKeyTest.Keys;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.RateBudget;
import org.schedulesconnector.pagerduty.SignIn;
import org.schedulesconnector.pagerduty.TokenStore;
import org.schedulesconnector.sandbox.Browser;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/** Replicas on one PostgreSQL share one authorization, of a PagerDuty that takes each refresh token once. */
class SharedAuthorizationIT {
    private static final URI REDIRECT = URI.create("http://localhost:8766/callback");
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int REPLICAS = 4;
    private static final int RENEWALS = 15;

    private final MovableClock clock = MovableClock.stopped();
    private final String connection = TestDatabase.unusedConnectionId();

    @Test
    void renewsOnceForAllAndBurnsNoToken() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(REPLICAS);
        try (Sandbox sandbox = Sandbox.builder()
                .clock(clock)
                .pagerDutyOptions(
                        PagerDutyOptions.builder().tokenLifetime(LIFETIME).build())
                .start()) {
            PagerDutySettings settings = settings(sandbox);
            SignIn signIn = new SignIn(settings, store(), REDIRECT, clock);
            signIn.completePasted(new Browser()
                    .allow(signIn.address(), sandbox.account().users().get(0).id())
                    .toString());
            List<PagerDutyAuth> replicas = new ArrayList<>();
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(new PagerDutyAuth(settings, store(), new RateBudget(960, clock), clock));
            }

            for (int renewal = 0; renewal < RENEWALS; renewal++) {
                clock.advance(LIFETIME);
                List<Future<Boolean>> all = new ArrayList<>();
                replicas.forEach(replica -> all.add(threads.submit(() -> replica.hasScope("users.read"))));
                for (Future<Boolean> one : all) {
                    assertThat(one.get()).isTrue();
                }
            }

            assertThat(sandbox.pagerDutyService().tokensIssued()).isEqualTo(1 + RENEWALS);
        } finally {
            threads.shutdownNow();
        }
    }

    private TokenStore store() {
        SealingKeys keys = SealingKeys.of(new StateSettings("jdbc:h2:mem:any", null, null, Keys.FIRST, null));
        return new JdbcLedger(TestDatabase.POSTGRESQL.database(), connection, keys, clock).tokens();
    }

    private static PagerDutySettings settings(Sandbox sandbox) {
        return new PagerDutySettings(
                PagerDutySettings.Region.US,
                sandbox.pagerDuty().url(),
                sandbox.pagerDuty().url(),
                "kestrel",
                PagerDutySettings.Auth.OAUTH_USER,
                "sandbox-client-id",
                new Secret("sandbox-client-secret"),
                null,
                960,
                List.of(),
                OutboundSettings.OF_JVM);
    }
}
