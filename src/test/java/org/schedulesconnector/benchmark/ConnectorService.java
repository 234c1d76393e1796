package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.Writer;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The connector's jar as a service that crawls when it is told to. */
final class ConnectorService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR =
            Path.of("target", "pagerduty-schedules-connector.jar").toAbsolutePath();
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Seldom, because the answer takes the connector some of the CPU that is measured. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final MeasuredProcess process;
    private final URI api;
    private final HttpClient client = HttpClient.newHttpClient();

    private ConnectorService(MeasuredProcess process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** @param sandbox the settings that a sandbox prints */
    static ConnectorService start(Path folder, Map<String, String> sandbox, Options options) throws IOException {
        int port = freePort();
        Properties settings = new Properties();
        settings.putAll(sandbox);
        settings.putAll(Map.of(
                "access.mode",
                "source",
                "graph.writers",
                Integer.toString(options.writers()),
                "pagerduty.requests-per-minute",
                Integer.toString(options.requestsPerMinute()),
                "state.url",
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "operations.port",
                Integer.toString(port),
                "crawl.incremental.every",
                "0s"));
        Path file = folder.resolve("connector.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        List<String> line = new ArrayList<>(options.jvm());
        line.addAll(List.of("-jar", JAR.toString(), "run", "--config", file.toString()));
        MeasuredProcess process = MeasuredProcess.start(folder, "connector", Map.of(), line);
        ConnectorService service = new ConnectorService(process, URI.create("http://127.0.0.1:" + port + "/api"));
        service.awaitReady();
        return service;
    }

    MeasuredProcess process() {
        return process;
    }

    /** Does one full crawl. Returns the run as the API tells it. */
    JsonNode crawl() throws IOException {
        long before = latestFull().path("id").asLong();
        call("POST", "/crawls", "{\"mode\":\"full\"}");
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            pause(BETWEEN_LOOKS);
            JsonNode latest = latestFull();
            if (latest.path("id").asLong() > before && latest.hasNonNull("endedAt")) {
                return latest;
            }
        }
        throw new IllegalStateException("The crawl did not end within " + LONGEST);
    }

    /** Runs that were done for a hand-off may have come after it. */
    private JsonNode latestFull() throws IOException {
        for (JsonNode run : call("GET", "/runs", "").path("runs")) {
            if (run.path("mode").asText().equals("full")) {
                return run;
            }
        }
        return MissingNode.getInstance();
    }

    private void awaitReady() throws IOException {
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The connector did not start; see connector.log beside its settings");
            }
            pause(Duration.ofMillis(500));
        }
    }

    private boolean isReady() throws IOException {
        try {
            return send("GET", "/status", "").statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private JsonNode call(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
