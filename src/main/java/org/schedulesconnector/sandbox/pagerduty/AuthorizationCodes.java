package org.schedulesconnector.sandbox.pagerduty;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Codes of people who signed in, each good once and for 30 seconds. Safe for several threads. */
final class AuthorizationCodes {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Code> codes = new HashMap<>();
    private int issued;

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    private record Code(TokenOwner owner, String redirect, String challenge, Instant expires) {}

    /** @param challenge the SHA-256 digest of the verifier, in Base64 for URLs without padding */
    synchronized String issue(TokenOwner owner, String redirect, String challenge) {
        issued++;
        String code = "sandbox-code-%06d".formatted(issued);
        codes.put(code, new Code(owner, redirect, challenge, clock.instant().plus(LIFETIME)));
        return code;
    }

    /** Whom a code is for; it is used up even when something about the request is wrong, and then empty comes back. */
    synchronized Optional<TokenOwner> use(String code, String redirect, String verifier) {
        return Optional.ofNullable(codes.remove(code))
                .filter(known -> clock.instant().isBefore(known.expires()))
                .filter(known -> known.redirect().equals(redirect))
                .filter(known -> known.challenge().equals(challengeOf(verifier)))
                .map(Code::owner);
    }

    static String challengeOf(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
