package org.schedulesconnector.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

/** Turns one HTTP response into an answer or a typed failure, whatever its body is. */
final class AnswerReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 500;

    private final URI address;
    private final Evidence question;
    private final Clock clock;

    AnswerReader(URI address, Evidence question, Clock clock) {
        this.address = address;
        this.question = question;
        this.clock = clock;
    }

    /** @throws IOException when the body breaks off */
    GraphAnswer read(Response response) throws IOException {
        ResponseBody text = response.body();
        JsonNode body = parse(text == null ? "" : text.string());
        String requestId = response.header("request-id");
        if (!response.isSuccessful()) {
            throw failure(response, body, requestId);
        }
        if (body == null) {
            throw GraphException.failed(
                    Kind.MALFORMED_ANSWER,
                    "answered %d with a body that is not JSON (%s)"
                            .formatted(response.code(), response.header("Content-Type")),
                    evidence(response.code(), null, requestId),
                    null,
                    null);
        }
        return new GraphAnswer(address, response.code(), body, response.header("Location"), requestId, 1);
    }

    /** The JSON, a missing node for no body, or null when it is something else. */
    private static JsonNode parse(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private GraphException failure(Response response, JsonNode body, String requestId) {
        JsonNode error = body == null ? MissingNode.getInstance() : body.path("error");
        String code = error.path("code").asText(null);
        String message = error.path("message").asText("");
        Duration retryAfter = RetryAfter.parse(response.headers("Retry-After"), clock.instant())
                .orElse(null);
        return GraphException.failed(
                kind(response.code(), code, message),
                summary(response, body, code, message),
                evidence(response.code(), code, requestId),
                retryAfter,
                null);
    }

    private static String summary(Response response, JsonNode body, String code, String message) {
        if (body == null) {
            return "answered %d with a body that is not JSON (%s)"
                    .formatted(response.code(), response.header("Content-Type"));
        }
        String line = message.replaceAll("\\s+", " ").strip();
        String told = line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
        return "answered " + response.code() + (code == null ? "" : " " + code) + (told.isEmpty() ? "" : ": " + told);
    }

    private Evidence evidence(int status, String code, String requestId) {
        return new Evidence(question.method(), question.path(), status, code, requestId, question.clientRequestId());
    }

    /** That something is gone, or is there already, is concluded from Graph's own word only: a proxy's has no error code. */
    private static Kind kind(int status, String code, String message) {
        if (status == 507 || speaksOfQuota(code) || (status == 403 && speaksOfQuota(message))) {
            return Kind.QUOTA;
        }
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> code == null ? Kind.MALFORMED_ANSWER : Kind.NOT_FOUND;
            case 408 -> Kind.TIMEOUT;
            case 409 -> code == null ? Kind.MALFORMED_ANSWER : Kind.CONFLICT;
            case 413 -> Kind.TOO_LARGE;
            case 429 -> Kind.THROTTLED;
            case 500, 502, 503, 504 -> Kind.UNAVAILABLE;
            default -> status < 400 ? Kind.MALFORMED_ANSWER : Kind.INVALID;
        };
    }

    private static boolean speaksOfQuota(String text) {
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return lower.contains("quota") || lower.contains("limitexceeded");
    }
}
