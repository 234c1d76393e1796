package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * Registers a schema and waits until Graph has done it. A connection that was just created may refuse a schema for some seconds,
 * and an operation may fail with a bare "server error" and succeed when repeated.
 */
final class SchemaRegistration {
    private static final int MOST_SETTLING_TRIES = 5;
    private static final int MOST_REPEATS = 2;
    private static final int ACCEPTED = 202;
    private static final Pattern UNDER_WAY = Pattern.compile("operation.*in progress", Pattern.CASE_INSENSITIVE);

    private final String connectionId;
    private final GraphRequests requests;
    private final StepwiseCalls calls;
    private final ProvisionPace pace;
    private final Clock clock;
    private final ProvisionProgress progress;

    SchemaRegistration(
            String connectionId,
            GraphRequests requests,
            StepwiseCalls calls,
            ProvisionPace pace,
            Clock clock,
            ProvisionProgress progress) {
        this.connectionId = connectionId;
        this.requests = requests;
        this.calls = calls;
        this.pace = pace;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @param connectionIsNew whether a refusal may only mean that the connection is not usable yet
     * @throws GraphException when Graph refuses the schema, its operation fails for good, or it takes longer than the time-out
     */
    void register(ConnectionSchema schema, boolean connectionIsNew) {
        Instant deadline = clock.instant().plus(pace.timeout());
        for (int repeat = 0; ; repeat++) {
            String failure = registerOnce(schema, connectionIsNew, deadline);
            if (failure == null) {
                return;
            }
            if (repeat == MOST_REPEATS) {
                throw GraphException.of(
                        Kind.UNAVAILABLE,
                        "Graph failed %d times to register the schema of connection %s: %s"
                                .formatted(repeat + 1, connectionId, failure));
            }
            progress.report("Connection %s: registering the schema failed (%s), it is sent again"
                    .formatted(connectionId, failure));
        }
    }

    /** Null when the schema is registered, else why Graph failed to. */
    private String registerOnce(ConnectionSchema schema, boolean connectionIsNew, Instant deadline) {
        try {
            GraphAnswer answer = patch(schema, connectionIsNew);
            if (answer.status() == ACCEPTED && answer.location() != null) {
                return follow(answer, deadline);
            }
            if (answer.status() == ACCEPTED) {
                awaitReady(deadline);
            }
            return null;
        } catch (GraphException e) {
            if (!connectionIsNew || !(e.kind() == Kind.CONFLICT || isUnderWay(e))) {
                throw e;
            }
            progress.report("Connection %s: its schema is being registered already".formatted(connectionId));
            awaitReady(deadline);
            return null;
        }
    }

    /** An earlier run died, or was stopped, after it had asked for the schema: Graph works on that, and takes no second one. */
    private static boolean isUnderWay(GraphException e) {
        return e.kind() == Kind.INVALID && UNDER_WAY.matcher(e.getMessage()).find();
    }

    /** Without an operation to follow, the connection's own state tells the end. */
    private void awaitReady(Instant deadline) {
        Duration wait = pace.firstPoll();
        while (calls.send(requests.getConnection())
                .body()
                .path("state")
                .asText()
                .equalsIgnoreCase("draft")) {
            wait = pauseBefore(deadline, wait);
        }
    }

    private GraphAnswer patch(ConnectionSchema schema, boolean connectionIsNew) {
        Set<Kind> settling =
                connectionIsNew ? Set.of(Kind.INVALID, Kind.NOT_FOUND, Kind.CONFLICT) : Set.of(Kind.CONFLICT);
        for (int attempt = 1; ; attempt++) {
            try {
                return calls.send(requests.registerSchema(schema));
            } catch (GraphException e) {
                if (!settling.contains(e.kind()) || isUnderWay(e) || attempt == MOST_SETTLING_TRIES) {
                    throw e;
                }
                progress.report("Connection %s does not take a schema yet (%d), it is sent again"
                        .formatted(connectionId, e.status()));
                calls.pause(pace.settleDelay().multipliedBy(attempt));
            }
        }
    }

    /** Null when the operation completed, else why it failed. */
    private String follow(GraphAnswer accepted, Instant deadline) {
        GraphRequest operation = requests.get(operationAddress(accepted));
        Instant start = clock.instant();
        Duration wait = pace.firstPoll();
        while (true) {
            JsonNode body = calls.send(operation).body();
            switch (body.path("status").asText("").toLowerCase(Locale.ROOT)) {
                case "completed" -> {
                    return null;
                }
                case "failed" -> {
                    return failure(body.path("error"));
                }
                default -> {
                    wait = pauseBefore(deadline, wait);
                    progress.report("Connection %s: Graph has been registering the schema for %d s"
                            .formatted(
                                    connectionId,
                                    Duration.between(start, clock.instant()).toSeconds()));
                }
            }
        }
    }

    private Duration pauseBefore(Instant deadline, Duration wait) {
        if (clock.instant().plus(wait).isAfter(deadline)) {
            throw GraphException.of(
                    Kind.TIMEOUT,
                    "Graph has not registered the schema of connection %s within %s. It goes on doing so: run again later"
                            .formatted(connectionId, pace.timeout()));
        }
        calls.pause(wait);
        Duration doubled = wait.multipliedBy(2);
        return doubled.compareTo(pace.longestPoll()) > 0 ? pace.longestPoll() : doubled;
    }

    private URI operationAddress(GraphAnswer accepted) {
        URI asked = accepted.address();
        URI address = asked.resolve(accepted.location());
        boolean sameHost = Objects.equals(address.getScheme(), asked.getScheme())
                && Objects.equals(address.getHost(), asked.getHost())
                && address.getPort() == asked.getPort();
        if (!sameHost) {
            throw GraphException.of(
                    Kind.MALFORMED_ANSWER,
                    "Graph names an operation on another host, which is not followed: " + address.getHost());
        }
        return address;
    }

    private static String failure(JsonNode error) {
        return (error.path("code").asText("") + " " + error.path("message").asText("no reason given")).strip();
    }
}
