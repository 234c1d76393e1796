package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.SandboxService;

/** Microsoft Graph in front of a {@link Tenant}: token, throttling, routing, error bodies. */
final class TenantService implements SandboxService {
    static final String VERSION = "/v1.0";

    private static final Pattern CONNECTION = Pattern.compile(VERSION + "/external/connections/([^/]+)(/.*)?");
    private static final Pattern THROTTLED_WRITE = Pattern.compile("/(items|groups)(/.*)?");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> CODES = Map.ofEntries(
            Map.entry(400, "BadRequest"),
            Map.entry(401, "InvalidAuthenticationToken"),
            Map.entry(403, "Authorization_RequestDenied"),
            Map.entry(404, "ItemNotFound"),
            Map.entry(409, "NameAlreadyExists"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "InternalServerError"),
            Map.entry(502, "BadGateway"),
            Map.entry(503, "ServiceUnavailable"),
            Map.entry(504, "GatewayTimeout"),
            Map.entry(507, "limitExceeded"));

    private final Clock clock;
    private final Apps apps;
    private final Routes routes;
    private final Throttle throttle;
    private final int maxBody;
    private final AtomicLong requests = new AtomicLong();

    TenantService(Clock clock, Apps apps, Routes routes, Throttle throttle, int maxBody) {
        this.clock = clock;
        this.apps = apps;
        this.routes = routes;
        this.throttle = throttle;
        this.maxBody = maxBody;
    }

    @Override
    public Optional<SandboxAnswer> admit(SandboxRequest request) {
        return throttleKey(request)
                .flatMap(key -> throttle.enter(key, isThrottledWrite(request)))
                .map(refusal -> complete(request, error(request, refusal)));
    }

    @Override
    public void release(SandboxRequest request) {
        throttleKey(request).ifPresent(throttle::leave);
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request) {
        try {
            return complete(request, route(request));
        } catch (GraphRefusal refusal) {
            return complete(request, error(request, refusal));
        }
    }

    @Override
    public SandboxAnswer refusal(SandboxRequest request, int status) {
        String code = CODES.getOrDefault(status, "GeneralException");
        return complete(request, error(request, GraphRefusal.of(status, code, "The sandbox was told to refuse this.")));
    }

    @Override
    public Map<String, String> waitHeaders(Duration wait) {
        return Map.of("Retry-After", Long.toString(wait.toSeconds()));
    }

    private SandboxAnswer route(SandboxRequest request) {
        RegisteredApp app = apps.authenticate(request);
        if (!request.path().startsWith(VERSION + "/")) {
            throw GraphRefusal.of(404, "BadRequest", "Invalid version: the path must begin with " + VERSION + ".");
        }
        Routes.Found found = routes.find(request.method(), request.path().substring(VERSION.length()));
        if (!found.permission().isGrantedBy(app.roles())) {
            throw GraphRefusal.forbidden();
        }
        return found.resource().answer(new Call(request, app, found.segments(), clock.instant(), maxBody));
    }

    /** App and connection; empty for what is not about one connection, and for callers who will be refused anyway. */
    private Optional<String> throttleKey(SandboxRequest request) {
        Matcher path = CONNECTION.matcher(request.path());
        return path.matches() ? apps.caller(request).map(app -> app.id() + " " + path.group(1)) : Optional.empty();
    }

    private static boolean isThrottledWrite(SandboxRequest request) {
        Matcher path = CONNECTION.matcher(request.path());
        return !request.method().equals("GET")
                && path.matches()
                && path.group(2) != null
                && THROTTLED_WRITE.matcher(path.group(2)).matches();
    }

    private SandboxAnswer error(SandboxRequest request, GraphRefusal refusal) {
        Instant now = clock.instant();
        ObjectNode inner = GraphJson.object();
        if (refusal.innerCode() != null) {
            inner.put("code", refusal.innerCode());
        }
        String requestId = nextRequestId();
        inner.put("date", DATE.format(now)).put("request-id", requestId);
        inner.put("client-request-id", request.header("client-request-id").orElse(requestId));
        ObjectNode body = GraphJson.object();
        body.putObject("error")
                .put("code", refusal.code())
                .put("message", refusal.getMessage())
                .set("innerError", inner);
        SandboxAnswer answer = GraphJson.answer(refusal.status(), body);
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.putAll(refusal.headers());
        headers.put("request-id", requestId);
        return new SandboxAnswer(answer.status(), headers, answer.body());
    }

    private SandboxAnswer complete(SandboxRequest request, SandboxAnswer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.computeIfAbsent("request-id", name -> nextRequestId());
        headers.put("client-request-id", request.header("client-request-id").orElse(headers.get("request-id")));
        return new SandboxAnswer(answer.status(), headers, answer.body());
    }

    private String nextRequestId() {
        String name = "request " + requests.incrementAndGet();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
