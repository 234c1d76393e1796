package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Reads an OpenAPI description into what the validator understands. Pointers into the middle of another component give way to what
 * they point at, and discriminators go, because the ones of PagerDuty name no types.
 */
public final class ApiDescription {
    private final JsonNode root;

    private ApiDescription(JsonNode root) {
        this.root = root;
    }

    /** The description as text. */
    public static String read(Path file) throws IOException {
        ApiDescription description = new ApiDescription(new JsonMapper().readTree(file.toFile()));
        description.inline(description.root);
        return description.root.toString();
    }

    private void inline(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("discriminator");
            for (String name : names(object)) {
                object.set(name, resolved(object.get(name)));
            }
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                ((ArrayNode) node).set(index, resolved(node.get(index)));
            }
        }
    }

    private JsonNode resolved(JsonNode node) {
        String pointer = node.path("$ref").asText();
        boolean intoTheMiddle = pointer.split("/").length > 4;
        JsonNode target = intoTheMiddle ? root.at(pointer.substring(1)).deepCopy() : node;
        inline(target);
        return target;
    }

    private static Iterable<String> names(ObjectNode object) {
        ArrayList<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
