package org.schedulesconnector.pagerduty;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Secret;

/**
 * Asks PagerDuty's identity service for tokens: for the app itself by its credentials, for somebody who signed in by a code or a
 * refresh token, each in the form body. One call is one request: no retries, no redirects. Thread-safe.
 */
final class TokenClient {
    /** For an answer that tells none; PagerDuty's tell a day. A token that ends earlier is renewed when it is refused. */
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** What no token lives; a number beyond all calendars is not taken at its word. */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(365);

    private static final Set<String> SCOPE_REFUSALS = Set.of("invalid_request", "invalid_scope");
    private static final String GRANT_REFUSAL = "invalid_grant";

    /** OAuth's words for an app that may not have tokens for itself, as one of PagerDuty's Classic User OAuth. */
    private static final Set<String> WRONG_APP = Set.of("unauthorized_client", "unsupported_grant_type");

    private static final String SCOPED_APP_WANTED =
            "The app must be a Scoped OAuth app, not one of Classic User OAuth: register one in PagerDuty (Integrations, Developer"
                    + " Mode, My Apps) and set its pagerduty.client-id and pagerduty.client-secret.";

    private final PagerDutySettings settings;
    private final URI endpoint;
    private final Clock clock;
    private final TokenSender sender;

    TokenClient(PagerDutySettings settings, Clock clock) {
        this.settings = settings;
        this.endpoint = URI.create(settings.identityUrl() + "/oauth/token");
        this.clock = clock;
        this.sender = new TokenSender(new PagerDutyHttp(settings.outbound(), PagerDutyHttp.Limits.OF_TOKENS));
    }

    /**
     * Asks once for the app itself.
     *
     * @return the grant, perhaps of fewer scopes; empty when PagerDuty refuses this list of scopes as such
     * @throws PagerDutyException if the client is refused, or the service cannot be reached or understood
     */
    Optional<TokenGrant> request(Collection<String> scopes) {
        Scope scope = new Scope(account());
        scopes.forEach(scope::add);
        Instant madeAt = clock.instant();
        HTTPResponse response = send(new TokenRequest.Builder(endpoint, client(), new ClientCredentialsGrant())
                .scope(scope)
                .build());
        TokenResponse answer = parse(response);
        if (answer.indicatesSuccess()) {
            return Optional.of(grant(answer.toSuccessResponse().getTokens().getAccessToken(), scopes, madeAt));
        }
        String code = code(answer.toErrorResponse());
        if (response.getStatusCode() == 400 && code != null && SCOPE_REFUSALS.contains(code)) {
            return Optional.empty();
        }
        boolean otherKind = code != null && WRONG_APP.contains(code);
        throw refusal(response, code, otherKind ? SCOPED_APP_WANTED : remedyOf(kindOf(response.getStatusCode())));
    }

    /**
     * Exchanges the code of somebody who signed in.
     *
     * @param redirect where the code came, letter by letter as it was asked for
     * @param asked the scopes that were asked for
     * @throws PagerDutyException if the code or the client is refused, or the service cannot be reached or understood
     */
    UserGrant exchange(AuthorizationCode code, URI redirect, CodeVerifier verifier, Collection<String> asked) {
        return grantToUser(
                new AuthorizationCodeGrant(code, redirect, verifier),
                asked,
                "A code is good once and for 30 seconds: run `authorize` again, and be quicker between signing in and its end.");
    }

    /**
     * Asks for new tokens for somebody who signed in. PagerDuty then takes the old refresh token no more.
     *
     * @param asked the scopes that stand for an answer that tells none
     * @throws PagerDutyException if the refresh token or the client is refused, or the service cannot be reached or understood
     */
    UserGrant refresh(Secret refreshToken, Collection<String> asked) {
        return grantToUser(
                new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())),
                asked,
                "The authorization has ended: it was revoked, is a year old, was not used for 30 days, or its renewal was lost on"
                        + " the way. Run `authorize` again.");
    }

    private UserGrant grantToUser(AuthorizationGrant by, Collection<String> asked, String remedyWhenRefused) {
        Instant madeAt = clock.instant();
        HTTPResponse response = send(new TokenRequest.Builder(endpoint, client(), by).build());
        TokenResponse answer = parse(response);
        if (!answer.indicatesSuccess()) {
            String code = code(answer.toErrorResponse());
            boolean refused = GRANT_REFUSAL.equals(code);
            throw refusal(response, code, refused ? remedyWhenRefused : remedyOf(kindOf(response.getStatusCode())));
        }
        AccessTokenResponse granted = answer.toSuccessResponse();
        RefreshToken refresh = granted.getTokens().getRefreshToken();
        return new UserGrant(
                grant(granted.getTokens().getAccessToken(), asked, madeAt),
                refresh == null ? null : new Secret(refresh.getValue()),
                granted.getCustomParameters().get("id_token") instanceof String idToken ? new Secret(idToken) : null);
    }

    private static TokenResponse parse(HTTPResponse response) {
        try {
            return TokenResponse.parse(response);
        } catch (ParseException e) {
            throw failure(Kind.MALFORMED)
                    .status(response.getStatusCode())
                    .message("the answer is no OAuth token answer")
                    .remedy("Check pagerduty.identity-url; it is https://identity.pagerduty.com for both regions.")
                    .build();
        }
    }

    private HTTPResponse send(TokenRequest asked) {
        HTTPRequest request = asked.toHTTPRequest();
        request.setAccept("application/json");
        try {
            return request.send(sender);
        } catch (BoundedEntity.TooLongException e) {
            throw failure(Kind.TOO_LARGE)
                    .message(e.getMessage())
                    .remedy("Check what answers at pagerduty.identity-url.")
                    .build();
        } catch (SocketTimeoutException e) {
            throw failure(Kind.TIMEOUT).message("no answer in time").cause(e).build();
        } catch (IOException e) {
            throw failure(Kind.UNAVAILABLE)
                    .message("no answer from " + endpoint.getHost())
                    .cause(e)
                    .build();
        }
    }

    private ClientSecretPost client() {
        return new ClientSecretPost(
                new ClientID(settings.clientId()),
                new com.nimbusds.oauth2.sdk.auth.Secret(settings.clientSecret().reveal()));
    }

    /** The scope that names the account; the identity service has one host for all regions. */
    String account() {
        return "as_account-" + settings.region().name().toLowerCase(Locale.ROOT) + "." + settings.subdomain();
    }

    private TokenGrant grant(AccessToken token, Collection<String> asked, Instant madeAt) {
        Set<String> granted = token.getScope() == null
                ? new HashSet<>(asked)
                : new HashSet<>(token.getScope().toStringList());
        Duration lifetime = token.getLifetime() > 0
                ? Duration.ofSeconds(Math.min(token.getLifetime(), LONGEST_LIFETIME.toSeconds()))
                : DEFAULT_LIFETIME;
        return TokenGrant.of(new Secret(token.getValue()), granted, madeAt, lifetime);
    }

    /** OAuth's word for what is wrong; null when the answer has none. */
    private static String code(TokenErrorResponse error) {
        return error.getErrorObject() == null ? null : error.getErrorObject().getCode();
    }

    private PagerDutyException refusal(HTTPResponse response, String code, String remedy) {
        int status = response.getStatusCode();
        return failure(kindOf(status))
                .status(status)
                .message("the token for " + account() + " was refused" + (code == null ? "" : " as " + code))
                .remedy(remedy)
                .retryAfter(RateHeaders.read(response::getHeaderValue, clock).waitAfter(status))
                .build();
    }

    private static Kind kindOf(int status) {
        if (status == 429) {
            return Kind.RATE_LIMITED;
        }
        if (status >= 500) {
            return Kind.UNAVAILABLE;
        }
        return status >= 300 && status < 400 ? Kind.REDIRECTED : Kind.AUTHENTICATION;
    }

    private static String remedyOf(Kind kind) {
        return switch (kind) {
            case AUTHENTICATION ->
                "Check pagerduty.client-id and pagerduty.client-secret, and that pagerduty.region and"
                        + " pagerduty.subdomain name the account where the Scoped OAuth app is registered.";
            case REDIRECTED ->
                "Set pagerduty.identity-url to the identity service itself, https://identity.pagerduty.com.";
            default -> null;
        };
    }

    private static PagerDutyException.Builder failure(Kind kind) {
        return PagerDutyException.of(kind).method("POST").path("/oauth/token");
    }
}
