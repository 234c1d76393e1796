package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.SandboxService;

/**
 * PagerDuty over an {@link Account}: its OAuth endpoints and the GET half of its REST API, in one service. It answers as
 * PagerDuty's documents say and refuses what they do not know: other spellings of {@code Authorization}, a missing {@code
 * Accept}, parameters that an endpoint does not have, pages past 10,000, the wrong kind of schedule. Safe for several threads.
 */
public final class PagerDutyService implements SandboxService {
    /** Part of every secret-bearing calendar address, so that a test can look for one that leaked. */
    public static final String CALENDAR_SECRET_MARK = "calendar-secret-";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VENDOR_TYPE = "application/vnd.pagerduty+json;version=2";
    private static final String V3 = "/v3/";

    /** Requests per minute that PagerDuty allows a caller. */
    private static final int USUAL_LIMIT = 960;

    private final PagerDutyOptions options;
    private final List<Endpoint> endpoints;
    private final IssuedTokens tokens;
    private final AuthorizationEndpoint authorizationEndpoint;
    private final TokenEndpoint tokenEndpoint;
    private final Authenticator authenticator;
    private final RateLimits limits;
    private final AtomicLong requests = new AtomicLong();

    /**
     * @param account what is served; may change while it is
     * @param options how the account behaves
     * @param clock decides what is now, when tokens expire and when limits reset
     */
    public PagerDutyService(Account account, PagerDutyOptions options, Clock clock) {
        this.options = options;
        this.tokens = new IssuedTokens(clock, options.refreshGrace());
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        this.authorizationEndpoint = new AuthorizationEndpoint(account, options, codes);
        this.tokenEndpoint = new TokenEndpoint(options, tokens, codes, new IdTokens(options, clock));
        this.authenticator = new Authenticator(account, options.credentials(), tokens);
        this.limits = new RateLimits(clock);
        this.endpoints = endpoints(account, options, clock);
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request) {
        Map<String, String> headers = requestId();
        if (request.path().equals(TokenEndpoint.PATH)) {
            return sent(tokenEndpoint.answer(request), headers);
        }
        if (request.path().equals(AuthorizationEndpoint.PATH)) {
            return authorizationEndpoint.answer(request);
        }
        try {
            return sent(admitted(request, headers), headers);
        } catch (ApiError refused) {
            return sent(refused.answer(request.path().startsWith(V3)), headers);
        }
    }

    @Override
    public SandboxAnswer refusal(SandboxRequest request, int status) {
        return sent(ApiError.ofStatus(status).answer(request.path().startsWith(V3)), requestId());
    }

    @Override
    public Map<String, String> waitHeaders(Duration wait) {
        int limit = options.requestsPerMinute() > 0 ? options.requestsPerMinute() : USUAL_LIMIT;
        return Map.of(
                "ratelimit-limit", Integer.toString(limit),
                "ratelimit-remaining", "0",
                "ratelimit-reset", Long.toString(wait.toSeconds()));
    }

    @Override
    public void expireTokens() {
        revokeTokens();
    }

    /** Makes every OAuth token bad at once, as an administrator's "revoke all tokens" does. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** How many OAuth tokens were issued so far. */
    public int tokensIssued() {
        return tokens.count();
    }

    private ApiAnswer admitted(SandboxRequest request, Map<String, String> headers) {
        Identity identity = authenticator.identify(request);
        count(identity, request.path(), headers);
        for (Endpoint endpoint : endpoints) {
            Optional<List<String>> ids = endpoint.match(request.path());
            if (ids.isPresent()) {
                return answered(endpoint, request, identity, ids.get());
            }
        }
        throw ApiError.notFound();
    }

    private static ApiAnswer answered(Endpoint endpoint, SandboxRequest request, Identity identity, List<String> ids) {
        if (!request.method().equals("GET")) {
            throw ApiError.methodNotAllowed();
        }
        if (!endpoint.scope().map(identity::holds).orElse(true)) {
            throw ApiError.forbidden();
        }
        requireAccept(request);
        Parameters parameters = new Parameters(request);
        parameters.refuseUnknown(endpoint.parameters());
        return endpoint.answer().apply(new Call(identity, parameters, ids));
    }

    private Map<String, String> requestId() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-request-id", "sandbox-%08d".formatted(requests.incrementAndGet()));
        return headers;
    }

    private void count(Identity identity, String path, Map<String, String> headers) {
        if (options.requestsPerMinute() == 0) {
            return;
        }
        RateLimits.Allowance allowance = limits.spend(identity.bucket(), options.requestsPerMinute());
        if (path.equals("/oncalls") && options.onCallRequestsPerMinute() > 0) {
            allowance = allowance.orNearer(
                    limits.spend(identity.bucket() + " on-calls", options.onCallRequestsPerMinute()));
        }
        headers.putAll(allowance.headers());
        if (allowance.exceeded()) {
            throw ApiError.tooManyRequests();
        }
    }

    /** The classic API is versioned by {@code Accept}; v3 takes plain JSON too. */
    private static void requireAccept(SandboxRequest request) {
        String accept = request.header("accept").orElse("").replace(" ", "");
        Set<String> taken =
                request.path().startsWith(V3) ? Set.of(VENDOR_TYPE, "application/json") : Set.of(VENDOR_TYPE);
        if (!taken.contains(accept)) {
            throw ApiError.invalid("Accept", "must be " + VENDOR_TYPE);
        }
    }

    private static SandboxAnswer sent(ApiAnswer answer, Map<String, String> headers) {
        answer.body().ifPresent(body -> headers.put("content-type", "application/json"));
        return new SandboxAnswer(
                answer.status(),
                headers,
                answer.body().map(PagerDutyService::bytes).orElse(new byte[0]));
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Endpoint> endpoints(Account account, PagerDutyOptions options, Clock clock) {
        References references = new References(account, options);
        return Stream.of(
                        new LayerScheduleAnswers(account, options, references, clock).endpoints(),
                        new ShiftScheduleAnswers(account, references).endpoints(),
                        new ShiftPartAnswers(account, references).endpoints(),
                        new UserAnswers(account, references).endpoints(),
                        new TeamAnswers(account, options, references).endpoints(),
                        new PolicyAnswers(account, references).endpoints(),
                        new OnCallAnswers(account, references, clock).endpoints(),
                        new AuditAnswers(account, options, references, clock).endpoints(),
                        new AbilityAnswers(options).endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
