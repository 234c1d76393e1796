package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The OAuth tokens that are good. Safe for several threads. */
final class IssuedTokens {
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    IssuedTokens(Clock clock) {
        this.clock = clock;
    }

    private record Token(Set<String> scopes, Instant expires) {}

    String issue(Set<String> scopes, Duration lifetime) {
        String token = "pdus+_sandbox-access-%06d".formatted(issued.incrementAndGet());
        tokens.put(token, new Token(scopes, clock.instant().plus(lifetime)));
        return token;
    }

    /** The scopes of a token, or empty when it is unknown, revoked or expired. */
    Optional<Set<String>> scopesOf(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.expires()))
                .map(Token::scopes);
    }

    void revokeAll() {
        tokens.clear();
    }

    int count() {
        return issued.get();
    }
}
