package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * Graph's external connections over HTTP on this machine, as far as the component uses them, with answers that can be planned
 * ahead by method and end of the path.
 */
final class FakeGraph implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/v1.0/external/connections";

    /** @param body as it came, null when there was none */
    record Call(String method, String path, String body, Map<String, List<String>> headers) {
        String header(String name) {
            List<String> values = headers.getOrDefault(name, List.of());
            return values.size() == 1 ? values.get(0) : values.toString();
        }

        boolean isWrite() {
            return !method.equals("GET");
        }
    }

    /**
     * An answer that departs from the usual.
     *
     * @param afterEffect whether the request takes effect before it
     * @param status 0 cuts the connection
     */
    record Planned(boolean afterEffect, int status, Map<String, String> headers, String body) {
        static Planned error(int status, String code, String message) {
            String body = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
            return new Planned(false, status, Map.of("Content-Type", "application/json"), body);
        }

        static Planned throttled(String retryAfter) {
            return new Planned(
                    false,
                    429,
                    Map.of("Content-Type", "application/json", "Retry-After", retryAfter),
                    "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"slow down\"}}");
        }

        static Planned html(int status) {
            return new Planned(false, status, Map.of("Content-Type", "text/html"), "<html>Bad gateway</html>");
        }

        static Planned reset() {
            return new Planned(false, 0, Map.of(), "");
        }

        static Planned lostAnswer() {
            return new Planned(true, 0, Map.of(), "");
        }

        static Planned json(String body) {
            return new Planned(false, 200, Map.of("Content-Type", "application/json"), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Planned>> plans = new HashMap<>();
    private final Map<String, JsonNode> items = new HashMap<>();
    private final Queue<String> operationStates = new ArrayDeque<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger requestIds = new AtomicInteger();
    private volatile Runnable latency = () -> {};
    private boolean hidesSettings;
    private ObjectNode connection;
    private ObjectNode schema;

    FakeGraph() {
        this(null);
    }

    /** @param tls whom it shows itself as; null for plain HTTP */
    FakeGraph(SSLContext tls) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls == null) {
                server = HttpServer.create(anyPort, 0);
            } else {
                HttpsServer secured = HttpsServer.create(anyPort, 0);
                secured.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secured;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String host() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String baseUrl() {
        return host() + "/v1.0";
    }

    /** The next answers to a method and an end of the path, used up one by one. */
    FakeGraph plan(String method, String pathEnd, Planned... answers) {
        synchronized (this) {
            plans.computeIfAbsent(method + " " + pathEnd, key -> new ArrayDeque<>())
                    .addAll(List.of(answers));
        }
        return this;
    }

    /** What the operation of a schema tells at each look, {@code completed} afterwards. */
    FakeGraph operationStates(String... states) {
        operationStates.addAll(List.of(states));
        return this;
    }

    /** What each request takes. */
    FakeGraph latency(Runnable wait) {
        latency = wait;
        return this;
    }

    FakeGraph hideSettings() {
        hidesSettings = true;
        return this;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String method, String pathEnd) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().endsWith(pathEnd))
                .toList();
    }

    List<Call> writes() {
        return calls.stream().filter(Call::isWrite).toList();
    }

    synchronized JsonNode item(String id) {
        return items.get(id);
    }

    synchronized ObjectNode connection() {
        return connection;
    }

    synchronized ObjectNode schema() {
        return schema;
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            Call call = read(exchange);
            calls.add(call);
            latency.run();
            Planned planned = planned(call);
            Planned usual = planned == null || planned.afterEffect() ? effect(call) : null;
            send(exchange, planned == null ? usual : planned);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                body.length == 0 ? null : new String(body, StandardCharsets.UTF_8),
                headers);
    }

    private synchronized Planned planned(Call call) {
        return plans.entrySet().stream()
                .filter(plan -> plan.getKey().startsWith(call.method() + " "))
                .filter(plan -> call.path()
                        .endsWith(plan.getKey().substring(call.method().length() + 1)))
                .map(plan -> plan.getValue().poll())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void send(HttpExchange exchange, Planned answer) throws IOException {
        if (answer.status() == 0) {
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.getResponseHeaders().add("request-id", "request-" + requestIds.incrementAndGet());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Planned effect(Call call) throws IOException {
        String rest = call.path().substring(ROOT.length()).replaceFirst("^/[A-Za-z0-9]+", "");
        if (call.path().equals(ROOT)) {
            return create(call);
        }
        if (connection == null) {
            return Planned.error(404, "ItemNotFound", "no such connection");
        }
        if (rest.isEmpty()) {
            return connectionItself(call);
        }
        if (rest.equals("/schema")) {
            return schemaItself(call);
        }
        if (rest.startsWith("/operations/")) {
            return operation();
        }
        return item(call, rest.substring("/items/".length()));
    }

    private Planned create(Call call) throws IOException {
        if (connection != null) {
            return Planned.error(409, "Conflict", "exists");
        }
        connection = (ObjectNode) JSON.readTree(call.body());
        connection.put("state", "draft");
        return answer(201, connection);
    }

    private Planned connectionItself(Call call) throws IOException {
        switch (call.method()) {
            case "PATCH" -> {
                connection.setAll((ObjectNode) JSON.readTree(call.body()));
                return empty(204);
            }
            case "DELETE" -> {
                connection = null;
                schema = null;
                return empty(204);
            }
            default -> {
                ObjectNode told = connection.deepCopy();
                if (hidesSettings) {
                    told.remove(List.of("activitySettings", "searchSettings"));
                }
                return answer(200, told);
            }
        }
    }

    private Planned schemaItself(Call call) throws IOException {
        if (call.method().equals("GET")) {
            return schema == null ? Planned.error(404, "NotFound", "no schema") : answer(200, schema);
        }
        ObjectNode registered = (ObjectNode) JSON.readTree(call.body());
        ArrayNode old = schema == null ? JSON.createArrayNode() : (ArrayNode) schema.path("properties");
        schema = old.size() > registered.path("properties").size() ? schema : registered;
        connection.put("state", "ready");
        return new Planned(
                false,
                202,
                Map.of("Location", baseUrl() + call.path().substring(5).replace("schema", "operations/1.neu.abc")),
                "");
    }

    private Planned operation() {
        String state = operationStates.isEmpty() ? "completed" : operationStates.remove();
        ObjectNode operation = JSON.createObjectNode().put("status", state);
        if (state.equals("failed")) {
            operation.putObject("error").put("code", "generalException").put("message", "server error");
        }
        return answer(200, operation);
    }

    private Planned item(Call call, String id) throws IOException {
        switch (call.method()) {
            case "PUT" -> {
                items.put(id, JSON.readTree(call.body()));
                return empty(200);
            }
            case "DELETE" -> {
                return items.remove(id) == null ? Planned.error(404, "ItemNotFound", "no such item") : empty(204);
            }
            default -> {
                JsonNode item = items.get(id);
                return item == null ? Planned.error(404, "ItemNotFound", "no such item") : answer(200, item);
            }
        }
    }

    private static Planned answer(int status, JsonNode body) {
        return new Planned(false, status, Map.of("Content-Type", "application/json"), body.toString());
    }

    private static Planned empty(int status) {
        return new Planned(false, status, Map.of(), "");
    }
}
