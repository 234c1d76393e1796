package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.pagerduty.StubPagerDuty.Reply;
import org.schedulesconnector.settings.Secret;

/** Every refresh token is good once here, as it may be at PagerDuty. */
class UserTokensTest {
    private static final String SCOPES = "openid schedules.read users.read teams.read audit_records.read";

    private final StubPagerDuty stub = new StubPagerDuty();
    private final MovableClock clock = MovableClock.stopped();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private int generation = 1;

    @BeforeEach
    void signIn() {
        TokenGrant first =
                TokenGrant.of(new Secret("access-1"), Set.of(SCOPES.split(" ")), clock.instant(), Duration.ofDays(1));
        store.replace(new Authorization(first, new Secret("refresh-1"), clock.instant()).text());
        stub.identity = this::rotate;
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void usesWhatIsStoredWithoutAskingPagerDuty() {
        assertThat(replica().authorization()).isEqualTo("Bearer access-1");
        assertThat(replica().authorization()).isEqualTo("Bearer access-1");

        assertThat(stub.tokenRequests).isEmpty();
    }

    @Test
    void asksByTheRefreshTokenAndKeepsTheNextOne() {
        PagerDutyTokens tokens = replica();

        clock.advance(Duration.ofDays(1));
        assertThat(tokens.authorization()).isEqualTo("Bearer access-2");
        clock.advance(Duration.ofDays(1));
        assertThat(tokens.authorization()).isEqualTo("Bearer access-3");

        assertThat(stub.tokenRequests.get(0))
                .isEqualTo(Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "client",
                        "client_secret", StubPagerDuty.SECRET,
                        "refresh_token", "refresh-1"));
        assertThat(stub.tokenRequests.get(1)).containsEntry("refresh_token", "refresh-2");
    }

    @Test
    void takesWhatAnotherReplicaStoredBeforeItAsks() {
        PagerDutyTokens one = replica();
        PagerDutyTokens other = replica();
        one.authorization();
        other.authorization();
        clock.advance(Duration.ofDays(1));

        assertThat(one.authorization()).isEqualTo("Bearer access-2");
        assertThat(other.authorization()).isEqualTo("Bearer access-2");

        assertThat(stub.tokenRequests).hasSize(1);
    }

    @Test
    void renewsARefusedTokenOnceForAllReplicas() {
        PagerDutyTokens one = replica();
        PagerDutyTokens other = replica();
        String refused = one.authorization();
        other.authorization();

        assertThat(one.renew(refused)).isTrue();
        assertThat(other.renew(refused)).isTrue();

        assertThat(other.authorization()).isEqualTo("Bearer access-2");
        assertThat(stub.tokenRequests).hasSize(1);
    }

    @Test
    void usesNoTokenThatCouldNotBeStoredAndStoresItLater() {
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(1));
        store.away = true;

        assertThatThrownBy(tokens::authorization).isInstanceOf(MemoryTokenStore.AwayException.class);
        assertThatThrownBy(tokens::authorization).isInstanceOf(MemoryTokenStore.AwayException.class);
        store.away = false;

        assertThat(tokens.authorization()).isEqualTo("Bearer access-2");
        assertThat(stub.tokenRequests).hasSize(1);
        assertThat(Authorization.parse(store.written.get(1)).refreshToken()).isEqualTo(new Secret("refresh-2"));
    }

    @Test
    void givesUpWhatCouldNotBeStoredWhenSomebodySignedInMeanwhile() {
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(1));
        store.away = true;
        assertThatThrownBy(tokens::authorization).isInstanceOf(MemoryTokenStore.AwayException.class);
        store.away = false;
        TokenGrant anew =
                TokenGrant.of(new Secret("access-9"), Set.of(SCOPES.split(" ")), clock.instant(), Duration.ofDays(1));
        store.replace(new Authorization(anew, new Secret("refresh-9"), clock.instant()).text());

        assertThat(tokens.authorization()).isEqualTo("Bearer access-9");
    }

    @Test
    void asksAgainWithTheSameTokenWhenAnAnswerWasLostBeforePagerDutyChangedAnything() {
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(1));
        stub.identity = form -> Reply.of(503, "");

        PagerDutyException lost = catchThrowableOfType(PagerDutyException.class, tokens::authorization);
        stub.identity = this::rotate;

        assertThat(lost.isRetryable()).isTrue();
        assertThat(tokens.authorization()).isEqualTo("Bearer access-2");
    }

    @Test
    void saysToAuthorizeWhenTheRefreshTokenIsNotTakenAnyMore() {
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(31));
        stub.identity = form -> StubPagerDuty.refuseToken(400, "invalid_grant");

        PagerDutyException ended = catchThrowableOfType(PagerDutyException.class, tokens::authorization);

        assertThat(ended.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(ended.isRetryable()).isFalse();
        assertThat(ended).hasMessageContaining("Run `authorize` again").hasMessageNotContaining("refresh-1");
        assertThat(store.written).hasSize(1);
    }

    @Test
    void saysToAuthorizeWhenNobodyHasSignedIn() {
        store.forget();

        PagerDutyException nobody =
                catchThrowableOfType(PagerDutyException.class, () -> replica().authorization());

        assertThat(nobody.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(nobody).hasMessageContaining("nobody has signed in").hasMessageContaining("Run `authorize`");
        assertThat(stub.tokenRequests).isEmpty();
    }

    @Test
    void saysToAuthorizeWhenWhatIsHeldIsNotOurs() {
        for (String text : new String[] {"", "{}", "nonsense", "{\"access_token\":1}"}) {
            store.replace(new Secret(text));

            PagerDutyException strange = catchThrowableOfType(
                    PagerDutyException.class, () -> replica().authorization());

            assertThat(strange.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(strange).hasMessageContaining("Run `authorize`");
        }
    }

    @Test
    void keepsTheRefreshTokenWhenNoOtherIsGiven() {
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(1));
        stub.identity = form -> stub.grant(SCOPES);

        tokens.authorization();

        Secret last = store.written.get(store.written.size() - 1);
        assertThat(Authorization.parse(last).refreshToken()).isEqualTo(new Secret("refresh-1"));
    }

    @Test
    void namesMissingScopesAndTheWayToThem() {
        stub.identity = form -> rotate(form, "openid schedules.read");
        PagerDutyTokens tokens = replica();
        clock.advance(Duration.ofDays(1));

        PagerDutyException lacking = catchThrowableOfType(PagerDutyException.class, tokens::authorization);

        assertThat(lacking.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(lacking)
                .hasMessageContaining("users.read, teams.read")
                .hasMessageContaining("run `authorize` again");
    }

    private Reply rotate(Map<String, String> form) {
        return rotate(form, SCOPES);
    }

    private synchronized Reply rotate(Map<String, String> form, String scopes) {
        if (!("refresh-" + generation).equals(form.get("refresh_token"))) {
            return StubPagerDuty.refuseToken(400, "invalid_grant");
        }
        generation++;
        return Reply.json(
                "{\"access_token\":\"access-%d\",\"refresh_token\":\"refresh-%d\",\"token_type\":\"bearer\",\"scope\":\"%s\",\"expires_in\":86400}"
                        .formatted(generation, generation, scopes));
    }

    private PagerDutyTokens replica() {
        return PagerDutyTokens.ofUser(stub.withUser(), store, clock);
    }
}
