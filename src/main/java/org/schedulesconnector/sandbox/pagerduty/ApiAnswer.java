package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an endpoint answers.
 *
 * @param status HTTP status
 * @param body empty for 204
 */
record ApiAnswer(int status, Optional<JsonNode> body) {
    static ApiAnswer ok(JsonNode body) {
        return new ApiAnswer(200, Optional.of(body));
    }

    /** A resource under its name, as every single one and every unpaged listing comes. */
    static ApiAnswer wrapped(String name, JsonNode value) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(name, value);
        return ok(body);
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, Optional.empty());
    }
}
