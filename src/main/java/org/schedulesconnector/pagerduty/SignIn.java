package org.schedulesconnector.pagerduty;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Somebody signs in to PagerDuty so that the connector may read it for them: authorization code with PKCE (S256) and state. Made for one
 * sign-in: print {@link #address()}, hand what PagerDuty answers to the redirect address to {@link #complete}, which exchanges the code
 * and stores the authorization in place of an earlier one. Nothing is stored unless it can be used.
 */
public final class SignIn {
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,2048}");

    private final PagerDutySettings settings;
    private final TokenStore store;
    private final URI redirect;
    private final Clock clock;
    private final WantedScopes wanted;
    private final State state = new State();
    private final CodeVerifier verifier = new CodeVerifier();
    private TokenGrant access;

    /**
     * @param store where the authorization goes
     * @param redirect where PagerDuty sends the browser afterwards; registered with the app in exactly these letters
     */
    public SignIn(PagerDutySettings settings, TokenStore store, URI redirect, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.redirect = redirect;
        this.clock = clock;
        this.wanted = WantedScopes.with(settings.optionalScopes());
    }

    /** Where the person signs in. It holds no secret, and is good for this sign-in alone. */
    public URI address() {
        return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(settings.clientId()))
                .endpointURI(URI.create(settings.identityUrl() + "/oauth/authorize"))
                .redirectionURI(redirect)
                .scope(Scope.parse(wanted.all()))
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Whether an answer is PagerDuty's to this sign-in. Any page can send a browser to the redirect address: what does not carry the
     * state is not for us, except a refusal, which can do no harm.
     */
    public boolean isAnswered(Map<String, List<String>> answer) {
        Optional<String> told = single(answer, "state");
        return told.map(text -> state.equals(new State(text)))
                .orElse(!answer.containsKey("state") && answer.containsKey("error"));
    }

    /**
     * Ends the sign-in.
     *
     * @param answer the query that came to the redirect address
     * @throws PagerDutyException when it was refused, is not for this sign-in, or no authorization is to be had for it that can be used
     */
    public SignedIn complete(Map<String, List<String>> answer) {
        if (!isAnswered(answer)) {
            throw refused(
                    Kind.INVALID_REQUEST,
                    "the answer does not belong to this sign-in: its state is missing or another one",
                    "Use the address that `authorize` printed last, in one browser, and nothing that somebody sent you.");
        }
        if (answer.containsKey("error")) {
            throw refusal(single(answer, "error").orElse(""));
        }
        return exchange(single(answer, "code")
                .orElseThrow(() -> refused(Kind.MALFORMED, "the answer holds no code", "Run `authorize` again.")));
    }

    /**
     * Ends the sign-in with what a person copied from the browser.
     *
     * @param pasted the whole address the browser was sent to, which is checked for the state, or its code alone
     * @throws PagerDutyException as {@link #complete}
     */
    public SignedIn completePasted(String pasted) {
        String text = pasted.strip();
        if (text.contains("://")) {
            String[] parts = text.split("[?#]", 2);
            if (parts.length < 2 || !parts[0].equals(redirect.toString())) {
                throw notPasted("the pasted address is not the one that the browser was sent to");
            }
            return complete(URLUtils.parseParameters(parts[1]));
        }
        if (!CODE.matcher(text).matches()) {
            throw notPasted("what was pasted is neither an address nor a code");
        }
        return exchange(text);
    }

    /**
     * Who signed in; after the sign-in.
     *
     * @throws PagerDutyException when PagerDuty's API does not tell, as the one of the other region does not
     */
    public SignedInUser who() {
        return new Me(settings).ask(access);
    }

    private SignedIn exchange(String code) {
        Instant now = clock.instant();
        UserGrant granted = new TokenClient(settings, clock)
                .exchange(new AuthorizationCode(code), redirect, verifier, wanted.all());
        requireUsable(granted);
        store.replace(new Authorization(granted.access(), granted.refreshToken(), now).text());
        access = granted.access();
        return new SignedIn(access.scopes(), wanted.missingIn(access));
    }

    private void requireUsable(UserGrant granted) {
        Set<String> lacking = WantedScopes.essentialMissingIn(granted.access());
        if (!lacking.isEmpty()) {
            throw refused(
                    Kind.FORBIDDEN,
                    "nothing was stored, for PagerDuty did not grant " + String.join(", ", lacking),
                    "Give the app read access to Schedules, Teams and Users, then run `authorize` again.");
        }
        if (granted.refreshToken() == null) {
            throw refused(
                    Kind.FORBIDDEN,
                    "nothing was stored, for PagerDuty gave no refresh token",
                    "Check that the app's functionality is OAuth 2.0 with Scoped OAuth.");
        }
        account(granted)
                .filter(account -> !account.equalsIgnoreCase(settings.subdomain()))
                .ifPresent(account -> {
                    throw refused(
                            Kind.FORBIDDEN,
                            "nothing was stored, for somebody signed in to another account than "
                                    + settings.subdomain(),
                            "Sign out of PagerDuty in the browser and run `authorize` again, or correct pagerduty.subdomain.");
                });
    }

    /**
     * The account that the ID token tells. It came from PagerDuty itself over a checked connection, so its signature proves nothing
     * more; and it keeps mistakes away, no attacks.
     */
    private static Optional<String> account(UserGrant granted) {
        if (granted.idToken() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JWTParser.parse(granted.idToken().reveal())
                    .getJWTClaimsSet()
                    .getStringClaim("subdomain"));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static PagerDutyException refusal(String code) {
        return switch (code) {
            case "access_denied" ->
                refused(
                        Kind.FORBIDDEN,
                        "the person who signed in did not allow it",
                        "Run `authorize` again and choose to allow; nothing was changed.");
            case "invalid_scope" ->
                refused(
                        Kind.FORBIDDEN,
                        "PagerDuty refuses the scopes that were asked for",
                        "Give the app read access to what docs/authorize.md lists, or shorten pagerduty.optional-scopes.");
            default ->
                refused(
                        Kind.INVALID_REQUEST,
                        "PagerDuty answered "
                                + (ERROR_CODE.matcher(code).matches() ? code : "with an error of no name"),
                        "Check pagerduty.client-id and that the app has Scoped OAuth; nothing was changed.");
        };
    }

    private PagerDutyException notPasted(String message) {
        return refused(
                Kind.INVALID_REQUEST,
                message,
                "Copy the whole address, which begins with " + redirect + "?, from the browser's address bar.");
    }

    private static PagerDutyException refused(Kind kind, String message, String remedy) {
        return PagerDutyException.of(kind)
                .path("/oauth/authorize")
                .message(message)
                .remedy(remedy)
                .build();
    }

    /** A parameter that is there once; one that is there twice is none. */
    private static Optional<String> single(Map<String, List<String>> answer, String name) {
        List<String> values = answer.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isBlank() ? Optional.of(values.get(0)) : Optional.empty();
    }
}
