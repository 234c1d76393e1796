package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * A schema as Graph tells it.
 *
 * @param properties in the order they came; empty before one is registered
 * @param tellsDescriptions whether Graph says anything of descriptions; when not they cannot be compared
 */
record RemoteSchema(List<SchemaProperty> properties, boolean tellsDescriptions) {
    static final RemoteSchema NONE = new RemoteSchema(List.of(), false);

    static RemoteSchema parse(JsonNode json) {
        List<SchemaProperty> properties = new ArrayList<>();
        boolean tells = false;
        for (JsonNode node : json.path("properties")) {
            properties.add(property(node));
            tells |= node.has("description");
        }
        return new RemoteSchema(List.copyOf(properties), tells);
    }

    boolean isEmpty() {
        return properties.isEmpty();
    }

    private static SchemaProperty property(JsonNode node) {
        return new SchemaProperty(
                node.path("name").asText(),
                type(node),
                node.path("description").asText(null),
                node.path("isSearchable").asBoolean(),
                node.path("isQueryable").asBoolean(),
                node.path("isRetrievable").asBoolean(),
                node.path("isRefinable").asBoolean(),
                texts(node.path("labels")),
                texts(node.path("aliases")));
    }

    /** Documents write {@code String}, the metadata {@code string}: both are met. */
    private static PropertyType type(JsonNode node) {
        String name = node.path("type").asText();
        return Arrays.stream(PropertyType.values())
                .filter(type -> type.wireName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> GraphException.of(
                        Kind.MALFORMED_ANSWER,
                        "The connection's schema has property %s of type %s, which this version does not know"
                                .formatted(node.path("name").asText(), name)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
