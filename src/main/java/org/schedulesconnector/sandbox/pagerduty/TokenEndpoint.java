package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.sandbox.SandboxRequest;

/** {@code POST /oauth/token}: client credentials of a scoped app, secret in the form or by HTTP Basic. */
final class TokenEndpoint {
    static final String PATH = "/oauth/token";

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern BASIC = Pattern.compile("Basic (\\S+)");

    private final PagerDutyOptions options;
    private final IssuedTokens tokens;

    TokenEndpoint(PagerDutyOptions options, IssuedTokens tokens) {
        this.options = options;
        this.tokens = tokens;
    }

    ApiAnswer answer(SandboxRequest request) {
        if (!request.method().equals("POST")) {
            return refusal(405, "invalid_request", "The token endpoint takes POST");
        }
        if (!request.header("content-type").orElse("").startsWith(FORM)) {
            return refusal(400, "invalid_request", "Content-Type must be " + FORM);
        }
        try {
            Map<String, String> form = decoded(new String(request.body(), StandardCharsets.UTF_8));
            basic(request).ifPresent(form::putAll);
            return token(form);
        } catch (IllegalArgumentException unreadable) {
            return refusal(400, "invalid_request", "The form or the Authorization header cannot be decoded");
        }
    }

    private ApiAnswer token(Map<String, String> form) {
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refusal(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!isOurApp(form)) {
            return refusal(401, "invalid_client", "Client authentication failed");
        }
        return granted(
                new LinkedHashSet<>(Arrays.asList(form.getOrDefault("scope", "").split(" +"))));
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
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", tokens.issue(scopes, options.tokenLifetime()))
                .put("scope", String.join(" ", scopes))
                .put("token_type", "bearer")
                .put("expires_in", options.tokenLifetime().toSeconds()));
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
                .map(pair -> Map.of("client_id", urlDecoded(pair[0]), "client_secret", urlDecoded(pair[1])));
    }

    private static Map<String, String> decoded(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(urlDecoded(pair[0]), pair.length == 2 ? urlDecoded(pair[1]) : "");
        }
        return fields;
    }

    private static String urlDecoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ApiAnswer refusal(int status, String error, String description) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description);
        return new ApiAnswer(status, Optional.of(body));
    }
}
