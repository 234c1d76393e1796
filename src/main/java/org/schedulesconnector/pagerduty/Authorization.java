package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.Secret;

/**
 * What is kept of somebody who signed in.
 *
 * @param access the latest access token, not null
 * @param refreshToken for the next one, not null
 * @param signedInAt when the person signed in: a year later it is over, not null
 */
record Authorization(TokenGrant access, Secret refreshToken, Instant signedInAt) {
    /** PagerDuty's rolling window of scoped apps; afterwards somebody must sign in again. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final JsonMapper JSON = new JsonMapper();

    /** When it is over, whatever is renewed before. */
    Instant endsAt() {
        return signedInAt.plus(LONGEST);
    }

    /** With what a renewal gave; without a new refresh token the old one stays good. */
    Authorization renewed(UserGrant granted) {
        return new Authorization(
                granted.access(), granted.refreshToken() == null ? refreshToken : granted.refreshToken(), signedInAt);
    }

    /** All of it, to be kept. */
    Secret text() {
        ObjectNode json = JSON.createObjectNode()
                .put("access_token", access.token().reveal())
                .put("refresh_at", access.refreshAt().toString())
                .put("expires_at", access.expiresAt().toString())
                .put("refresh_token", refreshToken.reveal())
                .put("signed_in_at", signedInAt.toString());
        access.scopes().stream().sorted().forEach(json.putArray("scopes")::add);
        try {
            return new Secret(JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and instants always have a JSON form", e);
        }
    }

    /** @throws PagerDutyException when it is not what {@link #text()} gave */
    static Authorization parse(Secret text) {
        try {
            JsonNode json = JSON.readTree(text.reveal());
            Set<String> scopes = new LinkedHashSet<>();
            json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
            TokenGrant access = new TokenGrant(
                    secret(json, "access_token"),
                    scopes,
                    Json.requiredInstant(json, "refresh_at"),
                    Json.requiredInstant(json, "expires_at"));
            return new Authorization(access, secret(json, "refresh_token"), Json.requiredInstant(json, "signed_in_at"));
        } catch (IOException | PagerDutyException e) {
            throw unusable("what is kept of the authorization was not written by this connector");
        }
    }

    /** Nobody signed in yet. */
    static PagerDutyException missing() {
        return unusable("nobody has signed in for pagerduty.auth=oauth-user");
    }

    private static PagerDutyException unusable(String message) {
        return PagerDutyException.of(Kind.AUTHENTICATION)
                .message(message)
                .remedy("Run `authorize` once, then crawl again.")
                .build();
    }

    private static Secret secret(JsonNode json, String field) {
        String text = Json.text(json, field);
        if (text == null) {
            throw Json.malformed("the field " + field + " is missing");
        }
        return new Secret(text);
    }
}
