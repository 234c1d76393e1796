package org.schedulesconnector.sandbox.pagerduty;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Writes the ID token of somebody who signed in, signed with a key that is made when it is first needed. */
final class IdTokens {
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final PagerDutyOptions options;
    private final Clock clock;
    private RSAKey key;

    IdTokens(PagerDutyOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    synchronized String of(String userId) {
        try {
            if (key == null) {
                key = new RSAKeyGenerator(KEY_BITS).keyID("sandbox").generate();
            }
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims(userId));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has RSA and SHA-256", e);
        }
    }

    private JWTClaimsSet claims(String userId) {
        boolean eu = options.region().equals("eu");
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer("https://app.pagerduty.com/global/oauth/anonymous")
                .audience(List.of(
                        eu ? "https://api.eu.pagerduty.com" : "https://api.pagerduty.com",
                        options.credentials().clientId()))
                .subject(userId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("user_id", userId)
                .claim("account_id", "PSANDBX")
                .claim("subdomain", options.subdomain())
                .claim("region", eu ? "Europe" : "UnitedStates")
                .build();
    }
}
