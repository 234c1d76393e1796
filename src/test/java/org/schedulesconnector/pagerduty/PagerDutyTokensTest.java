package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.pagerduty.StubPagerDuty.Reply;

class PagerDutyTokensTest {
    private static final String REQUIRED =
            "as_account-eu.kestrel schedules.read users.read teams.read audit_records.read";

    private final StubPagerDuty stub = new StubPagerDuty();
    private final MovableClock clock = MovableClock.stopped();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void asksByClientCredentialsInTheFormBody() {
        PagerDutyTokens tokens = tokens("escalation_policies.read");

        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-1");
        assertThat(stub.tokenRequests)
                .containsExactly(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        "client",
                        "client_secret",
                        StubPagerDuty.SECRET,
                        "scope",
                        REQUIRED + " escalation_policies.read"));
        assertThat(tokens.missingScopes()).isEmpty();
    }

    @Test
    void usesATokenUntilAMinuteBeforeItsEnd() {
        PagerDutyTokens tokens = tokens();
        tokens.authorization();

        clock.advance(Duration.ofHours(24).minusSeconds(61));
        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-1");

        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-2");
    }

    @Test
    void usesAShortTokenForNineTenthsOfItsLife() {
        stub.lifetimeSeconds = 3;
        PagerDutyTokens tokens = tokens();

        IntStream.range(0, 26).forEach(i -> {
            tokens.authorization();
            clock.advance(Duration.ofMillis(100));
        });
        assertThat(stub.tokenRequests).hasSize(1);

        clock.advance(Duration.ofMillis(100));
        tokens.authorization();
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void keepsAGoodTokenWhenTheEarlyRenewalFails() {
        PagerDutyTokens tokens = tokens();
        tokens.authorization();
        clock.advance(Duration.ofHours(24).minusSeconds(30));
        stub.identity = form -> Reply.of(503, "");

        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-1");
        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-1");
        assertThat(stub.tokenRequests).hasSize(2);

        clock.advance(Duration.ofSeconds(30));
        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, tokens::authorization);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void renewsARefusedTokenOnceForAllWhoHeldIt() {
        PagerDutyTokens tokens = tokens();
        String refused = tokens.authorization();

        assertThat(tokens.renew(refused)).isTrue();
        assertThat(tokens.renew(refused)).isTrue();

        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-2");
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void namesTheScopesThatWereNotGranted() {
        stub.identity = form -> stub.grant("schedules.read users.read teams.read openid");
        PagerDutyTokens tokens = tokens("oncalls.read");

        assertThat(tokens.missingScopes()).containsExactlyInAnyOrder("audit_records.read", "oncalls.read");
        assertThat(tokens.hasScope("audit_records.read")).isFalse();
        assertThat(tokens.hasScope("teams.read")).isTrue();
    }

    @Test
    void failsWithoutAScopeThatNothingWorksWithout() {
        stub.identity = form -> stub.grant("schedules.read audit_records.read");

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessageContaining("users.read, teams.read").hasMessageContaining("Grant them");
    }

    @Test
    void asksOnceAgainWithoutTheOptionalScopesAndRemembersIt() {
        stub.identity = form -> form.get("scope").contains("oncalls")
                ? StubPagerDuty.refuseToken(400, "invalid_request")
                : stub.grant(form);
        PagerDutyTokens tokens = tokens("oncalls.read");

        assertThat(tokens.missingScopes()).containsExactly("oncalls.read");
        tokens.renew(tokens.authorization());

        assertThat(stub.tokenRequests)
                .extracting(form -> form.get("scope"))
                .containsExactly(REQUIRED + " oncalls.read", REQUIRED, REQUIRED);
    }

    @Test
    void doesWithoutAuditRecordsWhenTheAppMayNotAskForThem() {
        stub.identity = form -> form.get("scope").contains("audit")
                ? StubPagerDuty.refuseToken(400, "invalid_scope")
                : stub.grant(form);

        PagerDutyTokens tokens = tokens();

        assertThat(tokens.hasScope("audit_records.read")).isFalse();
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void tellsWhichScopesWereAskedWhenAllAreRefused() {
        stub.identity = form -> StubPagerDuty.refuseToken(400, "invalid_request");

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure).hasMessageContaining("schedules.read, users.read, teams.read");
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void asksOnceWhetherEveryListOfScopesIsStillRefused() {
        stub.identity = form -> StubPagerDuty.refuseToken(400, "invalid_scope");
        PagerDutyTokens tokens = tokens("oncalls.read");
        catchThrowableOfType(PagerDutyException.class, tokens::authorization);
        assertThat(stub.tokenRequests).hasSize(3);

        clock.advance(Duration.ofMinutes(5));
        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, tokens::authorization);
        assertThat(stub.tokenRequests).hasSize(4);
        assertThat(failure.isCredentialRefused()).isTrue();
        assertThat(failure).hasMessageContaining("as_account-eu.kestrel");

        clock.advance(Duration.ofMinutes(5));
        stub.identity = stub::grant;
        tokens.authorization();
        assertThat(tokens.missingScopes())
                .as("and everything once one is granted")
                .isEmpty();
    }

    @Test
    void letsARefusalStandForAMinute() {
        stub.identity = form -> StubPagerDuty.refuseToken(401, "invalid_client");
        PagerDutyTokens tokens = tokens();

        for (int i = 0; i < 5; i++) {
            PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, tokens::authorization);
            assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(failure.isRetryable()).isFalse();
        }
        assertThat(stub.tokenRequests).hasSize(1);

        stub.identity = stub::grant;
        clock.advance(Duration.ofMinutes(1));
        assertThat(tokens.authorization()).isEqualTo("Bearer t0ken-1");
    }

    @Test
    void keepsTheServersWaitWhenTheTokenEndpointIsBusy() {
        stub.identity = form -> Reply.of(429, "{}").with("ratelimit-reset", 9);

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
    }

    @Test
    void followsNoRedirectWithTheSecret() {
        stub.identity = form -> Reply.of(307, "").with("Location", stub.address() + "/elsewhere");

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure.kind()).isEqualTo(Kind.REDIRECTED);
        assertThat(stub.calls).isEmpty();
    }

    @Test
    void doesNotUnderstandAPageThatIsNoToken() {
        stub.identity = form -> Reply.of(200, "<html>sign in</html>");

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageNotContaining("sign in");
    }

    @Test
    void takesAnUntoldScopeForAllThatWasAsked() {
        stub.identity = form -> Reply.json("{\"access_token\":\"x\",\"token_type\":\"Bearer\"}");

        assertThat(tokens("oncalls.read").missingScopes()).isEqualTo(Set.of());
    }

    @Test
    void neverShowsTheSecretOrTheToken() {
        stub.identity = form -> StubPagerDuty.refuseToken(400, "invalid_grant");
        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> tokens().authorization());

        assertThat(failure.toString()).doesNotContain(StubPagerDuty.SECRET);
        assertThat(TokenGrant.of(
                                new org.schedulesconnector.settings.Secret("t0ken"),
                                Set.of(),
                                clock.instant(),
                                Duration.ofDays(1))
                        .toString())
                .doesNotContain("t0ken");
    }

    private PagerDutyTokens tokens(String... optionalScopes) {
        return PagerDutyTokens.ofApp(stub.withApp(optionalScopes), clock);
    }
}
