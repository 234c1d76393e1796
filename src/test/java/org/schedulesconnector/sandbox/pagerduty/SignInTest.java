package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.sandbox.pagerduty.Caller.Answered;

/** Somebody signs in: as strict as PagerDuty's pages say, and stricter where they say nothing. */
class SignInTest {
    private static final String REDIRECT = "http://localhost:8766/callback";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-letters-0123456789";
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");
    private static final String APP = "&client_id=sandbox-client-id&client_secret=sandbox-client-secret";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final String user = account.users().get(0).id();

    @Test
    void givesTokensForACodeThatSpeakForThePerson() throws Exception {
        Caller caller = caller(PagerDutyOptions.builder());

        Answered tokens = exchange(caller, code(caller));

        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.body().path("scope").asText()).isEqualTo("openid schedules.read users.read");
        assertThat(tokens.body().path("expires_in").asLong()).isEqualTo(86_400);
        Answered me = bearer(caller, tokens).get("/users/me");
        assertThat(me.body().path("user").path("id").asText()).isEqualTo(user);
        SignedJWT idToken = SignedJWT.parse(tokens.body().path("id_token").asText());
        assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(idToken.getJWTClaimsSet().getStringClaim("subdomain")).isEqualTo("kestrel");
    }

    @Test
    void takesACodeOnceAndForHalfAMinute() {
        Caller caller = caller(PagerDutyOptions.builder());
        String used = code(caller);
        exchange(caller, used);
        String late = code(caller);
        clock.advance(Duration.ofSeconds(30));

        assertThat(exchange(caller, used).error().asText()).isEqualTo("invalid_grant");
        assertThat(exchange(caller, late).error().asText()).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri=http://localhost:8766/callback&code_verifier=another-verifier-of-more-than-forty-three-letters",
        "redirect_uri=http://localhost:8766/callback",
        "redirect_uri=http://127.0.0.1:8766/callback&code_verifier=" + VERIFIER,
        "code_verifier=" + VERIFIER
    })
    void usesUpACodeThatComesWithAnotherVerifierOrRedirect(String wrong) {
        Caller caller = caller(PagerDutyOptions.builder());
        String code = code(caller);

        Answered refused = caller.form("grant_type=authorization_code&code=" + code + "&" + wrong + APP);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().asText()).isEqualTo("invalid_grant");
        assertThat(exchange(caller, code).status()).isEqualTo(400);
    }

    @Test
    void givesAnotherRefreshTokenEachTimeAndTakesTheOldOneNoMore() {
        Caller caller = caller(PagerDutyOptions.builder());
        Answered first = exchange(caller, code(caller));

        Answered second = refresh(caller, first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(bearer(caller, second).get("/users").status()).isEqualTo(200);
        assertThat(refresh(caller, first).error().asText()).isEqualTo("invalid_grant");
        assertThat(refresh(caller, second).status()).isEqualTo(200);
    }

    @Test
    void takesAUsedRefreshTokenWithinItsGrace() {
        Caller caller = caller(PagerDutyOptions.builder().refreshGrace(Duration.ofSeconds(20)));
        Answered first = exchange(caller, code(caller));
        refresh(caller, first);

        clock.advance(Duration.ofSeconds(19));
        assertThat(refresh(caller, first).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(20));
        assertThat(refresh(caller, first).status()).isEqualTo(400);
    }

    @Test
    void endsAfterThirtyDaysWithoutUseAndAfterAYearInAll() {
        Caller caller = caller(PagerDutyOptions.builder());
        Answered unused = exchange(caller, code(caller));
        Answered used = exchange(caller, code(caller));

        for (int month = 0; month < 12; month++) {
            clock.advance(Duration.ofDays(29));
            used = refresh(caller, used);
            assertThat(used.status()).isEqualTo(200);
        }
        assertThat(refresh(caller, unused).status()).isEqualTo(400);
        clock.advance(Duration.ofDays(17));
        assertThat(refresh(caller, used).status()).isEqualTo(400);
    }

    @Test
    void revokesRefreshTokensWithAllOthers() {
        PagerDutyService service = new PagerDutyService(account, PagerDutyOptions.defaults(), clock);
        Caller caller = Caller.of(service);
        Answered tokens = exchange(caller, code(caller));

        service.revokeTokens();

        assertThat(bearer(caller, tokens).get("/users").status()).isEqualTo(401);
        assertThat(refresh(caller, tokens).status()).isEqualTo(400);
    }

    @Test
    void tellsTheAppThatThePersonDenied() {
        Caller caller = caller(PagerDutyOptions.builder());

        Answered denied = decide(caller, opened(caller, ADDRESS), "deny");

        assertThat(denied.status()).isEqualTo(302);
        assertThat(denied.header("location")).isEqualTo(REDIRECT + "?error=access_denied&state=s%26t");
    }

    @Test
    void usesAPageOnce() {
        Caller caller = caller(PagerDutyOptions.builder());
        String request = opened(caller, ADDRESS);
        decide(caller, request, "deny");

        assertThat(decide(caller, request, "allow").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "unsupported_response_type, response_type, token",
        "invalid_request, code_challenge_method, plain",
        "invalid_request, code_challenge, short"
    })
    void tellsTheAppOfItsMistakes(String error, String parameter, String value) {
        Answered answer = caller(PagerDutyOptions.builder())
                .get(ADDRESS.replaceAll("([?&])" + parameter + "=[^&]*", "$1" + parameter + "=" + value));

        assertThat(answer.header("location")).startsWith(REDIRECT + "?error=" + error);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://127.0.0.1:8766/callback",
        "redirect_uri, http://localhost:8766/callback/",
        "redirect_uri, http://localhost:8767/callback",
        "client_id, another"
    })
    void sendsNobodyToAnAddressThatIsNotRegistered(String parameter, String value) {
        Answered answer = caller(PagerDutyOptions.builder())
                .get(ADDRESS.replaceAll("([?&])" + parameter + "=[^&]*", "$1" + parameter + "=" + value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("location")).isNull();
    }

    @Test
    void leavesOutScopesThatTheAppDoesNotHoldOrRefusesThem() {
        PagerDutyOptions.Builder fewer = PagerDutyOptions.builder().appScopes(Set.of("users.read"));
        Caller generous = caller(fewer);
        Caller strict = caller(fewer.scopeRefusal(ScopeRefusal.REFUSE));

        assertThat(exchange(generous, code(generous)).body().path("scope").asText())
                .isEqualTo("openid users.read");
        assertThat(strict.get(ADDRESS).header("location")).contains("error=invalid_scope");
    }

    private static final String ADDRESS =
            "/oauth/authorize?response_type=code&client_id=sandbox-client-id&redirect_uri=" + REDIRECT
                    + "&scope=schedules.read+users.read&state=s%26t&code_challenge_method=S256&code_challenge="
                    + AuthorizationCodes.challengeOf(VERIFIER);

    private static String opened(Caller caller, String address) {
        Matcher request = REQUEST.matcher(caller.get(address).text());
        assertThat(request.find()).isTrue();
        return request.group(1);
    }

    private Answered decide(Caller caller, String request, String decision) {
        return caller.post("/oauth/authorize", "request=" + request + "&user=" + user + "&decision=" + decision);
    }

    private String code(Caller caller) {
        String location = decide(caller, opened(caller, ADDRESS), "allow").header("location");
        Matcher code = Pattern.compile("\\?code=([^&]+)&state=s%26t").matcher(location);
        assertThat(code.find()).as(location).isTrue();
        assertThat(URI.create(location).getPort()).isEqualTo(8766);
        return code.group(1);
    }

    private static Answered exchange(Caller caller, String code) {
        return caller.form("grant_type=authorization_code&code=" + code + "&redirect_uri=" + REDIRECT
                + "&code_verifier=" + VERIFIER + APP);
    }

    private static Answered refresh(Caller caller, Answered tokens) {
        String token = tokens.body().path("refresh_token").asText().replace("+", "%2B");
        return caller.form("grant_type=refresh_token&refresh_token=" + token + APP);
    }

    private static Caller bearer(Caller caller, Answered tokens) {
        return caller.with(
                "authorization", "Bearer " + tokens.body().path("access_token").asText());
    }

    private Caller caller(PagerDutyOptions.Builder options) {
        return Caller.of(account, options.build(), clock);
    }
}
