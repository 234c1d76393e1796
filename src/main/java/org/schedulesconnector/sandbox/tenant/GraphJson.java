package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** Reads and writes the JSON of Graph. */
final class GraphJson {
    private static final String CONTENT_TYPE =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GraphJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(Collection<? extends JsonNode> elements) {
        return MAPPER.createArrayNode().addAll(elements);
    }

    static ArrayNode texts(Collection<String> elements) {
        ArrayNode array = MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** Reads what a caller sent; refused when it is no JSON. */
    static JsonNode read(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json == null || json.isMissingNode()) {
                throw GraphRefusal.malformed("Empty payload. JSON content expected.");
            }
            return json;
        } catch (IOException e) {
            throw GraphRefusal.malformed(
                    "Unable to read JSON request payload. Please ensure Content-Type header is set and "
                            + "payload is of valid JSON format.");
        }
    }

    /** Reads what this sandbox has stored. */
    static ObjectNode stored(byte[] json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SandboxAnswer answer(int status, JsonNode json) {
        return new SandboxAnswer(status, Map.of("Content-Type", CONTENT_TYPE), bytes(json));
    }

    static SandboxAnswer empty(int status) {
        return new SandboxAnswer(status, Map.of(), new byte[0]);
    }

    static ObjectNode collection(Collection<? extends JsonNode> elements) {
        ObjectNode body = object();
        body.set("value", array(elements));
        return body;
    }
}
