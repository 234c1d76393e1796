package org.schedulesconnector.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.schedulesconnector.settings.Secret;

/**
 * An access token and how long it may be used.
 *
 * @param token the token itself, not null
 * @param scopes what was granted, not null
 * @param refreshAt from when on a new one should be asked for, not null
 * @param expiresAt from when on it is refused, not null
 */
record TokenGrant(Secret token, Set<String> scopes, Instant refreshAt, Instant expiresAt) {
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    TokenGrant {
        scopes = Set.copyOf(scopes);
    }

    /** A grant made at an instant: it is renewed a tenth of its lifetime early, at most a minute. */
    static TokenGrant of(Secret token, Set<String> scopes, Instant madeAt, Duration lifetime) {
        Duration tenth = lifetime.dividedBy(10);
        Duration margin = tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
        Instant expiresAt = madeAt.plus(lifetime);
        return new TokenGrant(token, scopes, expiresAt.minus(margin), expiresAt);
    }

    TokenGrant refreshedNotBefore(Instant instant) {
        return new TokenGrant(token, scopes, instant.isBefore(expiresAt) ? instant : expiresAt, expiresAt);
    }

    boolean isFresh(Instant now) {
        return now.isBefore(refreshAt);
    }

    boolean isValid(Instant now) {
        return now.isBefore(expiresAt);
    }

    String authorization() {
        return "Bearer " + token.reveal();
    }
}
