package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The OAuth tokens that are good. Safe for several threads. */
final class IssuedTokens {
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final RefreshTokens refreshTokens;
    private final AtomicInteger issued = new AtomicInteger();

    IssuedTokens(Clock clock, Duration refreshGrace) {
        this.clock = clock;
        this.refreshTokens = new RefreshTokens(clock, refreshGrace);
    }

    private record Token(TokenOwner owner, Instant expires) {}

    String issue(TokenOwner owner, Duration lifetime) {
        String token = "pdus+_sandbox-access-%06d".formatted(issued.incrementAndGet());
        tokens.put(token, new Token(owner, clock.instant().plus(lifetime)));
        return token;
    }

    /** Whom a token speaks for, or empty when it is unknown, revoked or expired. */
    Optional<TokenOwner> ownerOf(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.expires()))
                .map(Token::owner);
    }

    RefreshTokens refreshTokens() {
        return refreshTokens;
    }

    void revokeAll() {
        tokens.clear();
        refreshTokens.revokeAll();
    }

    /** How many access tokens there have been. */
    int count() {
        return issued.get();
    }
}
