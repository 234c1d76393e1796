package org.schedulesconnector.sandbox.pagerduty;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;

/**
 * {@code /oauth/authorize}: a page where one chooses who signs in, and allows or denies. A client or a redirect URL that is not
 * registered gets an error page, for the browser must not be sent there; other mistakes go back to the app. Scopes that the app does
 * not hold are left out of the grant, or refused, as {@link ScopeRefusal} says; {@code openid} is always granted.
 */
final class AuthorizationEndpoint {
    static final String PATH = "/oauth/authorize";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Account account;
    private final PagerDutyOptions options;
    private final AuthorizationCodes codes;
    private final Map<String, AuthorizationRequest> open = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();

    AuthorizationEndpoint(Account account, PagerDutyOptions options, AuthorizationCodes codes) {
        this.account = account;
        this.options = options;
        this.codes = codes;
    }

    SandboxAnswer answer(SandboxRequest request) {
        return switch (request.method()) {
            case "GET" -> begun(request);
            case "POST" -> decided(request);
            default -> page(405, SignInPage.error("This address takes GET and POST."));
        };
    }

    private SandboxAnswer begun(SandboxRequest request) {
        String redirect = request.param("redirect_uri").orElse("");
        if (!options.credentials().clientId().equals(request.param("client_id").orElse(""))) {
            return page(400, SignInPage.error("The client is unknown."));
        }
        if (!options.redirects().contains(redirect)) {
            return page(400, SignInPage.error("The redirect URL is not registered with the app: " + redirect));
        }
        AuthorizationRequest asked = new AuthorizationRequest(
                redirect,
                request.param("state"),
                scopes(request),
                request.param("code_challenge").orElse(""));
        return mistake(request, asked)
                .map(error -> sentTo(asked.answeredWith("error", error)))
                .orElseGet(() -> shown(asked));
    }

    private Optional<String> mistake(SandboxRequest request, AuthorizationRequest asked) {
        if (!request.param("response_type").orElse("").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean proofKey = CHALLENGE.matcher(asked.challenge()).matches()
                && request.param("code_challenge_method").orElse("").equals("S256");
        if (!proofKey) {
            return Optional.of("invalid_request");
        }
        boolean tooMuch = !options.appScopes().containsAll(asked.scopes());
        return tooMuch && options.scopeRefusal() == ScopeRefusal.REFUSE
                ? Optional.of("invalid_scope")
                : Optional.empty();
    }

    private SandboxAnswer shown(AuthorizationRequest asked) {
        String id = "request-" + opened.incrementAndGet();
        open.put(id, asked);
        return page(200, SignInPage.choice(id, account.users(), asked.scopes()));
    }

    private SandboxAnswer decided(SandboxRequest request) {
        Map<String, String> form = Forms.read(request);
        AuthorizationRequest asked = open.remove(form.getOrDefault("request", ""));
        if (asked == null) {
            return page(400, SignInPage.error("This page was used before. Start again."));
        }
        Optional<AccountUser> user = account.user(form.getOrDefault("user", ""));
        if (user.isEmpty() || !"allow".equals(form.get("decision"))) {
            return sentTo(asked.answeredWith("error", "access_denied"));
        }
        TokenOwner owner = new TokenOwner(granted(asked), user.map(AccountUser::id));
        return sentTo(asked.answeredWith("code", codes.issue(owner, asked.redirect(), asked.challenge())));
    }

    private Set<String> granted(AuthorizationRequest asked) {
        Set<String> granted = new LinkedHashSet<>(asked.scopes());
        granted.retainAll(options.appScopes());
        granted.add("openid");
        return granted;
    }

    private static Set<String> scopes(SandboxRequest request) {
        Set<String> scopes = new LinkedHashSet<>(
                Arrays.asList(request.param("scope").orElse("").split(" +")));
        scopes.remove("");
        return scopes;
    }

    private static SandboxAnswer sentTo(String address) {
        return new SandboxAnswer(302, Map.of("location", address), new byte[0]);
    }

    private static SandboxAnswer page(int status, String html) {
        return new SandboxAnswer(
                status, Map.of("content-type", "text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8));
    }
}
