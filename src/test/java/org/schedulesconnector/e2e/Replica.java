package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.schedulesconnector.Main;

/** A service in a process of its own: the command {@code run}, with settings in a file. */
final class Replica implements AutoCloseable {
    private static final Pattern CONSOLE = Pattern.compile("Console: (http://\\S+)/");
    private static final Duration START = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private String api;

    private Replica(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Begins to start one; {@link #awaitStart} waits until it serves. */
    static Replica start(Path folder, Map<String, String> settings) {
        try {
            Path config = Files.createTempFile(folder, "replica", ".properties");
            Path log = Path.of(config + ".log");
            Files.writeString(
                    config,
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining("\n")));
            ProcessBuilder command = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "run",
                            "--config",
                            config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            return new Replica(command.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Replica awaitStart() {
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> assertThat(process.isAlive()).as(log()).isTrue())
                .until(() -> CONSOLE.matcher(log()).find());
        Matcher console = CONSOLE.matcher(log());
        console.find();
        api = console.group(1);
        return this;
    }

    /** Whether a holder of the lease is this process. */
    boolean isNamedBy(String holder) {
        return holder.endsWith("process " + process.pid());
    }

    JsonNode status() {
        return send("GET", "/api/status", "");
    }

    /** Asks for something; returns the sentence of the answer. */
    String ask(String path, String body) {
        JsonNode answer = send("POST", path, body);
        return answer.path("sentence").asText(answer.path("detail").asText());
    }

    /** Ends it as an operator does, and waits for its end. */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Stops it in its tracks, or lets it go on. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process does not end: " + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
