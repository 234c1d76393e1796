package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.schedulesconnector.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens for somebody who signed in by {@code authorize}. Each renewal gives another refresh token, and PagerDuty then takes the old one
 * no more: the new one is stored before the access token beside it is used, and what another replica stored is used before PagerDuty
 * is asked. An answer that was lost is asked for again with the same refresh token; PagerDuty publishes no time for which it would
 * still take that, so it may have to be signed in again.
 */
final class UserTokens implements TokenSource {
    private static final Logger LOG = LoggerFactory.getLogger(UserTokens.class);
    private static final Duration TOLD_BEFORE = Duration.ofDays(30);

    private final TokenClient client;
    private final TokenStore store;
    private final WantedScopes wanted;
    private final Clock clock;
    private Renewal unstored;
    private boolean endTold;

    UserTokens(TokenClient client, TokenStore store, WantedScopes wanted, Clock clock) {
        this.client = client;
        this.store = store;
        this.wanted = wanted;
        this.clock = clock;
    }

    /**
     * Tokens that PagerDuty gave and that were not stored yet.
     *
     * @param of the refresh token that they were given for
     */
    private record Renewal(Secret of, Authorization tokens) {}

    @Override
    public TokenGrant obtain(String refused) {
        Authorization tokens = Authorization.parse(store.change(held -> next(held, refused)));
        unstored = null;
        tellEnd(tokens);
        return tokens.access();
    }

    private Secret next(Optional<Secret> held, String refused) {
        Authorization stored = Authorization.parse(held.orElseThrow(Authorization::missing));
        Authorization latest = newest(stored);
        if (latest.access().isFresh(clock.instant())
                && !latest.access().authorization().equals(refused)) {
            return latest.equals(stored) ? held.orElseThrow() : latest.text();
        }
        UserGrant granted = client.refresh(latest.refreshToken(), wanted.all());
        unstored = new Renewal(stored.refreshToken(), latest.renewed(granted));
        return unstored.tokens().text();
    }

    /** What was given and could not be stored, unless somebody else has been faster since. */
    private Authorization newest(Authorization stored) {
        return unstored != null && unstored.of().equals(stored.refreshToken()) ? unstored.tokens() : stored;
    }

    private void tellEnd(Authorization tokens) {
        Instant end = tokens.endsAt();
        if (!endTold && clock.instant().isAfter(end.minus(TOLD_BEFORE))) {
            endTold = true;
            LOG.warn(
                    "The PagerDuty authorization ends at {}, a year after somebody signed in: run `authorize` before",
                    end);
        }
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public String subject() {
        return "for the person who signed in ";
    }

    @Override
    public String remedyForScopes() {
        return "Grant them to the app in PagerDuty (Integrations, App Registration, OAuth 2.0), then run `authorize` again.";
    }
}
