package org.schedulesconnector.pagerduty;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Secret;

/** A server on loopback that answers as a test says, with an OAuth server whose tokens it knows. */
final class StubPagerDuty implements AutoCloseable {
    static final String SECRET = "s+e&cr%t";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger tokens = new AtomicInteger();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    volatile Function<Call, Reply> api = call -> Reply.json("{}");
    volatile Function<Map<String, String>, Reply> identity = this::grant;
    volatile String valid;
    volatile int lifetimeSeconds = 86_400;
    volatile URI address;
    volatile OutboundSettings outbound = OutboundSettings.OF_JVM;

    record Call(int number, String method, String path, String query, Map<String, List<String>> headers) {
        Optional<String> param(String name) {
            return Optional.ofNullable(form(query).get(name));
        }

        int intParam(String name) {
            return Integer.parseInt(param(name).orElseThrow());
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    /** @param cutAt how many bytes of the body are really sent before the connection breaks; null for all */
    record Reply(int status, Map<String, String> headers, String body, Integer cutAt) {
        static Reply json(String body) {
            return of(200, body);
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body, null);
        }

        static Reply error(int status, int code) {
            return of(status, "{\"error\":{\"message\":\"Stub says " + status + "\",\"code\":" + code + "}}");
        }

        /** The connection ends without an answer. */
        static Reply broken() {
            return new Reply(0, Map.of(), "", null);
        }

        Reply with(String header, Object value) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(header, value.toString());
            return new Reply(status, all, body, cutAt);
        }

        Reply cutAt(int bytes) {
            return new Reply(status, headers, body, bytes);
        }
    }

    StubPagerDuty() {
        this(null);
    }

    /** @param tls whom it shows itself as; null for plain HTTP */
    StubPagerDuty(SSLContext tls) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls == null) {
                server = HttpServer.create(anyPort, 50);
            } else {
                HttpsServer secured = HttpsServer.create(anyPort, 50);
                secured.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secured;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return address != null
                ? address
                : URI.create((server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    PagerDutySettings withApp(String... optionalScopes) {
        return settings(PagerDutySettings.Auth.OAUTH_APP, List.of(optionalScopes));
    }

    PagerDutySettings withUser() {
        return settings(PagerDutySettings.Auth.OAUTH_USER, List.of());
    }

    PagerDutySettings withKey() {
        return settings(PagerDutySettings.Auth.API_TOKEN, List.of());
    }

    private PagerDutySettings settings(PagerDutySettings.Auth auth, List<String> optionalScopes) {
        return new PagerDutySettings(
                PagerDutySettings.Region.EU,
                address(),
                address(),
                "kestrel",
                auth,
                "client",
                new Secret(SECRET),
                new Secret("k3y"),
                100_000,
                optionalScopes,
                outbound);
    }

    void reset() {
        calls.clear();
        tokenRequests.clear();
        api = call -> Reply.json("{}");
        identity = this::grant;
        lifetimeSeconds = 86_400;
    }

    /** Grants all that is asked. */
    Reply grant(Map<String, String> form) {
        return grant(form.get("scope"));
    }

    Reply grant(String scope) {
        valid = "t0ken-" + tokens.incrementAndGet();
        return Reply.json("{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"scope\":\"%s\",\"expires_in\":%d}"
                .formatted(valid, scope, lifetimeSeconds));
    }

    static Reply refuseToken(int status, String error) {
        return Reply.of(status, "{\"error\":\"" + error + "\",\"error_description\":\"Invalid scope\"}");
    }

    /** Lets only the valid token in. */
    Function<Call, Reply> guarded(Function<Call, Reply> behind) {
        return call ->
                call.header("Authorization").equals("Bearer " + valid) ? behind.apply(call) : Reply.error(401, 2006);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/oauth/token")) {
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokenRequests.add(form);
            send(exchange, identity.apply(form));
        } else {
            Call call = new Call(
                    calls.size() + 1,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    new HashMap<>(exchange.getRequestHeaders()));
            calls.add(call);
            send(exchange, api.apply(call));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (reply.status() == 0) {
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, reply.cutAt() == null ? body.length : reply.cutAt());
            exchange.getResponseBody().flush();
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text == null ? new ArrayList<String>() : List.of(text.split("&"))) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
