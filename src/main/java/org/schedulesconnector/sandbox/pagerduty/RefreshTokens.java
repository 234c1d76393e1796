package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The refresh tokens of people who signed in: each is good for 30 days and one use, and all that follow from one sign-in for a year.
 * Safe for several threads.
 */
final class RefreshTokens {
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration ROLLING = Duration.ofDays(365);

    private final Clock clock;
    private final Duration grace;
    private final Map<String, Token> tokens = new HashMap<>();
    private int issued;

    RefreshTokens(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
    }

    private record Token(TokenOwner owner, Instant signedIn, Instant goodUntil) {}

    /** The first one after a sign-in. */
    synchronized String issue(TokenOwner owner) {
        return issue(owner, clock.instant());
    }

    /** What somebody gets for a refresh token, which is taken no more once its grace is over; empty when it is not good. */
    synchronized Optional<Renewed> use(String refreshToken) {
        Token token = tokens.get(refreshToken);
        Instant now = clock.instant();
        if (token == null || !now.isBefore(token.goodUntil())) {
            return Optional.empty();
        }
        Instant graceEnds = now.plus(grace);
        tokens.put(
                refreshToken,
                new Token(
                        token.owner(),
                        token.signedIn(),
                        graceEnds.isBefore(token.goodUntil()) ? graceEnds : token.goodUntil()));
        return Optional.of(new Renewed(token.owner(), issue(token.owner(), token.signedIn())));
    }

    synchronized void revokeAll() {
        tokens.clear();
    }

    /** @param refreshToken the next one */
    record Renewed(TokenOwner owner, String refreshToken) {}

    private String issue(TokenOwner owner, Instant signedIn) {
        issued++;
        String token = "pdus+_sandbox-refresh-%06d".formatted(issued);
        Instant unused = clock.instant().plus(UNUSED);
        Instant end = signedIn.plus(ROLLING);
        tokens.put(token, new Token(owner, signedIn, unused.isBefore(end) ? unused : end));
        return token;
    }
}
