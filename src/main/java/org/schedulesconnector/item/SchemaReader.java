package org.schedulesconnector.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;

/** Turns JSON into a schema as far as it can be understood, and notes each place where it cannot. */
final class SchemaReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String BASE_TYPE = "microsoft.graph.externalItem";
    private static final List<String> SCHEMA_KEYS = List.of("baseType", "properties");
    private static final List<String> PROPERTY_KEYS = List.of(
            "name",
            "type",
            "description",
            "isSearchable",
            "isQueryable",
            "isRetrievable",
            "isRefinable",
            "labels",
            "aliases");

    private final List<String> problems;

    /** @param problems takes what cannot be understood */
    SchemaReader(List<String> problems) {
        this.problems = problems;
    }

    /** The properties that could be understood; what could not is made up, or left out with its property. */
    ConnectionSchema read(byte[] json) {
        JsonNode root = tree(json).orElse(null);
        if (root == null) {
            return new ConnectionSchema(List.of());
        }
        knownKeys("The schema", root, SCHEMA_KEYS);
        if (!root.path("baseType").asText(BASE_TYPE).equals(BASE_TYPE)) {
            problems.add("The schema: baseType can only be " + BASE_TYPE + ". Write that or leave it out.");
        }
        List<SchemaProperty> properties = new ArrayList<>();
        for (JsonNode node : root.get("properties")) {
            property(node).ifPresent(properties::add);
        }
        return new ConnectionSchema(properties);
    }

    private Optional<JsonNode> tree(byte[] json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.path("properties").isArray()) {
                return Optional.of(root);
            }
            problems.add(
                    "The schema must be a JSON object with a list named properties. Start from the built-in schema.");
        } catch (JsonProcessingException e) {
            problems.add("The file is not JSON: " + OneLine.of(e.getOriginalMessage()) + ", at line "
                    + e.getLocation().getLineNr() + ". Correct it there.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    private Optional<SchemaProperty> property(JsonNode node) {
        if (!node.path("name").isTextual() || node.path("name").asText().isBlank()) {
            problems.add("A property has no name: " + node + ". Give each property a name in quotes.");
            return Optional.empty();
        }
        String name = node.get("name").asText();
        String where = "Property " + name;
        knownKeys(where, node, PROPERTY_KEYS);
        return Optional.of(new SchemaProperty(
                name,
                type(name, node.path("type")),
                text(where, node, "description"),
                flag(where, node, "isSearchable"),
                flag(where, node, "isQueryable"),
                flag(where, node, "isRetrievable"),
                flag(where, node, "isRefinable"),
                texts(where, node, "labels"),
                texts(where, node, "aliases")));
    }

    /** The type as written; one that does not exist is taken for the right one, so that only the real problem is told. */
    private PropertyType type(String name, JsonNode node) {
        Optional<PropertyType> type = Arrays.stream(PropertyType.values())
                .filter(known -> known.wireName().equalsIgnoreCase(node.asText()))
                .findFirst();
        PropertyType right = ItemProperty.named(name).map(ItemProperty::type).orElse(PropertyType.STRING);
        if (type.isEmpty()) {
            String fault = node.isMissingNode() ? "it has no type" : "there is no type " + node;
            problems.add("Property " + name + ": " + fault + ". Write " + right.wireName() + ".");
        }
        return type.orElse(right);
    }

    private String text(String where, JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            problems.add(where + ": " + key + " must be text. Put it in quotes.");
        }
        return value.asText();
    }

    private boolean flag(String where, JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.add(where + ": " + key + " must be true or false, without quotes.");
        }
        return value.asBoolean();
    }

    private List<String> texts(String where, JsonNode node, String key) {
        JsonNode value = node.path(key);
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.asText()));
        boolean allText = texts.stream().noneMatch(String::isEmpty);
        if (!value.isMissingNode() && !(value.isArray() && allText)) {
            problems.add(where + ": " + key + " must be a list of texts, such as [\"title\"].");
        }
        return texts;
    }

    private void knownKeys(String where, JsonNode node, List<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(where + ": " + key + " is not a key. Did you mean " + Nearest.to(key, known) + "?");
            }
        });
    }
}
