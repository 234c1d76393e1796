package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.SandboxRequest;

/**
 * {@code POST /oauth/token}: client credentials of a scoped app, and for people who signed in codes and refresh tokens; secret in the
 * form or by HTTP Basic.
 */
final class TokenEndpoint {
    static final String PATH = "/oauth/token";

    private static final Set<String> GRANTS =
            new TreeSet<>(Set.of("authorization_code", "client_credentials", "refresh_token"));
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern BASIC = Pattern.compile("Basic (\\S+)");

    private final PagerDutyOptions options;
    private final IssuedTokens tokens;
    private final AuthorizationCodes codes;
    private final IdTokens idTokens;

    TokenEndpoint(PagerDutyOptions options, IssuedTokens tokens, AuthorizationCodes codes, IdTokens idTokens) {
        this.options = options;
        this.tokens = tokens;
        this.codes = codes;
        this.idTokens = idTokens;
    }

    ApiAnswer answer(SandboxRequest request) {
        if (!request.method().equals("POST")) {
            return refusal(405, "invalid_request", "The token endpoint takes POST");
        }
        if (!request.header("content-type").orElse("").startsWith(FORM)) {
            return refusal(400, "invalid_request", "Content-Type must be " + FORM);
        }
        try {
            Map<String, String> form = Forms.read(request);
            basic(request).ifPresent(form::putAll);
            return token(form);
        } catch (IllegalArgumentException unreadable) {
            return refusal(400, "invalid_request", "The form or the Authorization header cannot be decoded");
        }
    }

    private ApiAnswer token(Map<String, String> form) {
        String grant = form.getOrDefault("grant_type", "");
        if (!GRANTS.contains(grant)) {
            return refusal(400, "unsupported_grant_type", "grant_type must be one of " + GRANTS);
        }
        if (!isOurApp(form)) {
            return refusal(401, "invalid_client", "Client authentication failed");
        }
        return switch (grant) {
            case "authorization_code" -> exchanged(form);
            case "refresh_token" -> refreshed(form);
            default ->
                granted(new LinkedHashSet<>(
                        Arrays.asList(form.getOrDefault("scope", "").split(" +"))));
        };
    }

    private ApiAnswer exchanged(Map<String, String> form) {
        return codes.use(
                        form.getOrDefault("code", ""),
                        form.getOrDefault("redirect_uri", ""),
                        form.getOrDefault("code_verifier", ""))
                .map(owner -> {
                    ObjectNode body = answer(owner, tokens.refreshTokens().issue(owner));
                    body.put("client_info", "sandbox");
                    owner.userId().ifPresent(user -> body.put("id_token", idTokens.of(user)));
                    return ApiAnswer.ok(body);
                })
                .orElseGet(() -> refusal(400, "invalid_grant", "The code is not good"));
    }

    private ApiAnswer refreshed(Map<String, String> form) {
        return tokens.refreshTokens()
                .use(form.getOrDefault("refresh_token", ""))
                .map(renewed -> ApiAnswer.ok(answer(renewed.owner(), renewed.refreshToken())))
                .orElseGet(() -> refusal(400, "invalid_grant", "The refresh token is not good"));
    }

    private ObjectNode answer(TokenOwner owner, String refreshToken) {
        return answer(owner).put("refresh_token", refreshToken);
    }

    private ObjectNode answer(TokenOwner owner) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", tokens.issue(owner, options.tokenLifetime()))
                .put("scope", owner.scopes().stream().sorted().collect(Collectors.joining(" ")))
                .put("token_type", "bearer")
                .put("expires_in", options.tokenLifetime().toSeconds());
    }

    private ApiAnswer granted(Set<String> asked) {
        String account = "as_account-%s.%s".formatted(options.region(), options.subdomain());
        if (!asked.contains(account)) {
            return refusal(400, "invalid_request", "Invalid scope");
        }
        Predicate<String> held =
                scope -> scope.equals(account) || options.appScopes().contains(scope);
        if (options.scopeRefusal() == ScopeRefusal.REFUSE && !asked.stream().allMatch(held)) {
            return refusal(400, "invalid_request", "Invalid scope");
        }
        Set<String> scopes = new LinkedHashSet<>(asked);
        scopes.removeIf(held.negate());
        if (scopes.size() == 1) {
            scopes.add("openid");
        }
        return ApiAnswer.ok(answer(new TokenOwner(scopes, Optional.empty())).put("scope", String.join(" ", scopes)));
    }

    private boolean isOurApp(Map<String, String> form) {
        PagerDutyCredentials credentials = options.credentials();
        return credentials.clientId().equals(form.get("client_id"))
                && credentials.clientSecret().equals(form.get("client_secret"));
    }

    /** @throws IllegalArgumentException if the header is not Base64 */
    private static Optional<Map<String, String>> basic(SandboxRequest request) {
        return request.header("authorization")
                .map(BASIC::matcher)
                .filter(Matcher::matches)
                .map(matcher -> new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8))
                .map(pair -> pair.split(":", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> Map.of("client_id", Forms.decoded(pair[0]), "client_secret", Forms.decoded(pair[1])));
    }

    private static ApiAnswer refusal(int status, String error, String description) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description);
        return new ApiAnswer(status, Optional.of(body));
    }
}
