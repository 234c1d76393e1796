package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** Reads strictly, and writes for people who look at it in a terminal. */
final class ControlJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
            .build();

    private ControlJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The answer of an operation that changed something. */
    static ObjectNode changed(String sentence) {
        return object().put("changed", sentence);
    }

    /** A list under its name. */
    static <T> ObjectNode listing(String name, Stream<T> values, Function<T, ObjectNode> json) {
        ObjectNode listing = object();
        ArrayNode array = listing.putArray(name);
        values.map(json).forEach(array::add);
        return listing;
    }

    static ArrayNode texts(List<String> values) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    /**
     * @param body as it was sent; none is an empty object
     * @param request as it is spoken of, such as {@code POST /clock}
     */
    static ObjectNode read(byte[] body, String request) {
        if (body.length == 0) {
            return object();
        }
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode json) {
                return json;
            }
        } catch (JsonProcessingException malformed) {
            String reason = malformed.getOriginalMessage().replaceFirst(" \\(start marker.*", "");
            throw ControlProblem.invalid("The body of " + request + " is not valid JSON: " + reason
                    + ". In a shell, put it into single quotes.");
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        throw ControlProblem.invalid("The body of " + request + " must be one JSON object.");
    }

    static SandboxAnswer answer(int status, JsonNode body) {
        try {
            byte[] text = (MAPPER.writeValueAsString(body) + "\n").getBytes(StandardCharsets.UTF_8);
            return new SandboxAnswer(status, Map.of("Content-Type", "application/json"), text);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
