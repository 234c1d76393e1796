package org.schedulesconnector.operations.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A webhook on this machine that keeps what it was sent, whatever it answers. */
public final class WebhookServer implements AutoCloseable {
    /** Stands in path and query, and is nobody else's business. */
    public static final String SECRET = "s3cr3t-webhook";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean secure;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(200, Map.of());

    /** One request. */
    public record Posted(String method, String contentType, String authorization, JsonNode body) {}

    private record Answer(int status, Map<String, String> headers) {}

    public WebhookServer() {
        this(null);
    }

    /** @param tls with the server's certificate; null for plain HTTP */
    WebhookServer(SSLContext tls) {
        secure = tls != null;
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            server = secure ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer https) {
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return (secure ? "https://localhost:" : "http://127.0.0.1:") + port() + "/services/" + SECRET + "?sig=" + SECRET
                + "%2B";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on it answers so. */
    public void answer(int status, Map<String, String> headers) {
        answer = new Answer(status, headers);
    }

    public void answer(int status) {
        answer(status, Map.of());
    }

    /** Every request so far, oldest first. */
    public List<Posted> posted() {
        return List.copyOf(posted);
    }

    /** What was told, in order: condition and state. */
    public List<String> told() {
        return posted.stream()
                .map(Posted::body)
                .map(body -> body.path("condition").asText() + " "
                        + body.path("state").asText())
                .toList();
    }

    public void forget() {
        posted.clear();
    }

    private void take(HttpExchange exchange) throws IOException {
        Answer given = answer;
        posted.add(new Posted(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                JSON.readTree(exchange.getRequestBody())));
        given.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(given.status(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
