package org.schedulesconnector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.OperationsSettings;
import org.schedulesconnector.settings.Settings;

/** Asks for commands that only look: the ledger, or the service that has it open, by its HTTP API. */
final class Lookout {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Settings settings;

    Lookout(LoadedSettings settings) {
        this.settings = settings.settings();
    }

    /**
     * What the ledger tells, or else the service.
     *
     * @param path of the HTTP API, below {@code /api/}
     * @param ledger answers from the ledger in the words of the API; null for nothing
     * @return empty when there is nothing of that kind
     * @throws ServiceRunningException when another process has the ledger's file open and does not answer
     */
    Optional<JsonNode> ledgerOrService(String path, Function<Ledger, Object> ledger) {
        try {
            return Optional.ofNullable(fromLedger(ledger));
        } catch (LedgerException e) {
            if (!e.isHeldElsewhere()) {
                throw e;
            }
            return askHolder(path, e);
        }
    }

    /** What a service tells that runs where the settings say; empty when none does. */
    Optional<JsonNode> service(String path) {
        if (!hasAddress()) {
            return Optional.empty();
        }
        try {
            return found(ask(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @return null when the ledger knows nothing of that kind */
    JsonNode fromLedger(Function<Ledger, Object> question) {
        try (Ledger ledger = Ledgers.open(settings.state(), settings.graph().connectionId(), Clock.systemUTC())) {
            Object answer = question.apply(ledger);
            return answer == null ? null : tree(answer);
        }
    }

    private Optional<JsonNode> askHolder(String path, LedgerException held) {
        if (!hasAddress()) {
            throw new ServiceRunningException(
                    held.getMessage() + System.lineSeparator()
                            + "Its HTTP API is switched off or on a port of chance, so it cannot be asked instead.",
                    held);
        }
        try {
            return found(ask(path));
        } catch (IOException e) {
            throw new ServiceRunningException(
                    held.getMessage() + System.lineSeparator() + "No service answers at " + address() + " either.", e);
        }
    }

    /** Whether the settings say where a service would answer. */
    boolean hasAddress() {
        return settings.operations().enabled() && settings.operations().port() != 0;
    }

    private Optional<JsonNode> found(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            JsonNode problem = JSON.readTree(answer.body());
            throw new ServiceRunningException(
                    "The service at " + address() + " answered " + answer.statusCode() + ": "
                            + problem.path("detail").asText() + " "
                            + problem.path("remedy").asText(),
                    null);
        }
        return Optional.of(JSON.readTree(answer.body()));
    }

    private HttpResponse<String> ask(String path) throws IOException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address() + "/api/" + path)).timeout(ANSWER);
        settings.operations()
                .requiredToken()
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The call was interrupted.", e);
        }
    }

    /** Where the service listens if it runs on this machine. */
    String address() {
        OperationsSettings operations = settings.operations();
        String host = isEverywhere(operations.host()) ? "127.0.0.1" : operations.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + operations.port();
    }

    private static boolean isEverywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static JsonNode tree(Object answer) {
        try {
            return JSON.readTree(Json.of(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer in the words of the API is no JSON", e);
        }
    }
}
