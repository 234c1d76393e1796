package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.MovableClock;

class TokenEndpointTest {
    private static final String ASKED = "as_account-us.kestrel schedules.read users.read";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);

    @Test
    void grantsWhatIsAskedAndHeld() {
        Caller.Answered answer = caller(PagerDutyOptions.builder().appScopes(Set.of("schedules.read")))
                .token(ASKED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("scope").asText()).isEqualTo("as_account-us.kestrel schedules.read");
        assertThat(answer.body().path("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.body().path("expires_in").asLong()).isEqualTo(86400);
        assertThat(answer.body().has("refresh_token")).isFalse();
    }

    @Test
    void grantsOnlyOpenidWhenNothingAskedIsHeld() {
        Caller.Answered answer =
                caller(PagerDutyOptions.builder().appScopes(Set.of())).token(ASKED);

        assertThat(answer.body().path("scope").asText()).isEqualTo("as_account-us.kestrel openid");
    }

    @Test
    void refusesAScopeThatIsNotHeldWhenTheAccountIsSetSo() {
        PagerDutyOptions.Builder options =
                PagerDutyOptions.builder().appScopes(Set.of("schedules.read")).scopeRefusal(ScopeRefusal.REFUSE);

        Caller.Answered answer = caller(options).token(ASKED);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().asText()).isEqualTo("invalid_request");
        assertThat(answer.body().path("error_description").asText()).isEqualTo("Invalid scope");
    }

    @ParameterizedTest
    @CsvSource({"schedules.read", "as_account-eu.kestrel schedules.read", "as_account-us.other schedules.read"})
    void wantsTheAccountInTheScope(String scope) {
        assertThat(caller(PagerDutyOptions.builder()).token(scope).status()).isEqualTo(400);
    }

    @Test
    void takesTheSecretByHttpBasic() {
        String pair = "sandbox-client-id:sandbox-client-secret";
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        Caller.Answered answer = caller(PagerDutyOptions.builder())
                .with("authorization", basic)
                .form("grant_type=client_credentials&scope=as_account-us.kestrel+users.read");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, grant_type=client_credentials&client_id=sandbox-client-id&client_secret=wrong",
        "401, invalid_client, grant_type=client_credentials&client_id=wrong&client_secret=sandbox-client-secret",
        "401, invalid_client, grant_type=client_credentials",
        "400, unsupported_grant_type, grant_type=password",
        "400, unsupported_grant_type, scope=users.read",
        "400, invalid_request, grant_type=%zz"
    })
    void refusesOtherForms(int status, String error, String form) {
        Caller.Answered answer = caller(PagerDutyOptions.builder()).form(form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().asText()).isEqualTo(error);
    }

    @Test
    void refusesWhatIsNotAForm() {
        Caller json = caller(PagerDutyOptions.builder()).with("content-type", "application/json");

        assertThat(json.form("{}").status()).isEqualTo(400);
        assertThat(json.get("/oauth/token").status()).isEqualTo(405);
    }

    @Test
    void refusesAnExpiredToken() {
        Caller app = caller(PagerDutyOptions.builder().tokenLifetime(Duration.ofMinutes(10)))
                .asApp("users.read");

        clock.advance(Duration.ofMinutes(9));
        assertThat(app.get("/users").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(app.get("/users").status()).isEqualTo(401);
    }

    @Test
    void refusesRevokedTokensAndCountsTheOnesItIssued() {
        PagerDutyService service = new PagerDutyService(account, PagerDutyOptions.defaults(), clock);
        Caller app = Caller.of(service).asApp("users.read");

        service.revokeTokens();

        assertThat(app.get("/users").status()).isEqualTo(401);
        assertThat(app.asApp("users.read").get("/users").status()).isEqualTo(200);
        assertThat(service.tokensIssued()).isEqualTo(2);
    }

    @Test
    void keepsSecretsOutOfWhatCanBeLogged() {
        assertThat(PagerDutyOptions.defaults().toString())
                .doesNotContain("sandbox-client-secret", "sandbox-api-token", "sandbox-owner-token");
    }

    private Caller caller(PagerDutyOptions.Builder options) {
        return Caller.of(account, options.build(), clock);
    }
}
