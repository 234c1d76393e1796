package org.schedulesconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI documents of both services, which lie beside the source tree where they are present at all. */
final class Contracts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INTO_A_COMPONENT = Pattern.compile("#/components/[^/]+/[^/]+/.+");
    private static final Set<String> HEADERS_TO_IGNORE = Set.of("Accept", "Content-Type", "Authorization");

    private final JsonNode root;

    private Contracts(JsonNode root) {
        this.root = root;
    }

    /** {@code shared/contracts} beside this directory or one above it. */
    static Optional<Path> directory() {
        return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                .map(at -> at.resolveSibling("shared").resolve("contracts"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** A document, rewritten where the validator's parser would trip over it; what it allows stays the same. */
    static String read(Path document) {
        try {
            JsonNode root = JSON.readTree(document.toFile());
            return new Contracts(root).readable(root).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode readable(JsonNode node) {
        if (INTO_A_COMPONENT.matcher(reference(node)).matches()) {
            return readable(target(node));
        }
        JsonNode nullable = nullableReference(node);
        if (nullable != null) {
            return ((ObjectNode) readable(target(nullable))).put("nullable", true);
        }
        if (node.isObject()) {
            return readableFields(node);
        }
        ArrayNode elements = JSON.createArrayNode();
        node.forEach(element -> elements.add(readable(element)));
        return node.isArray() ? elements : node;
    }

    private ObjectNode readableFields(JsonNode node) {
        ObjectNode copy = JSON.createObjectNode();
        node.fields().forEachRemaining(field -> {
            if (!isDiscriminatorOfNothing(field.getKey(), field.getValue())) {
                copy.set(field.getKey(), readable(field.getValue()));
            }
        });
        boolean parameter = copy.has("in") && copy.has("schema");
        return parameter ? readableParameter(copy) : copy;
    }

    /** Lists that the document calls strings are lists; headers that OpenAPI tells readers to pass over demand nothing. */
    private static ObjectNode readableParameter(ObjectNode parameter) {
        String name = parameter.path("name").asText();
        boolean list =
                name.endsWith("[]") && !parameter.at("/schema/type").asText().equals("array");
        if (list) {
            ObjectNode array = JSON.createObjectNode().put("type", "array");
            array.set("items", parameter.path("schema"));
            parameter.set("schema", array);
        }
        if (HEADERS_TO_IGNORE.contains(name)) {
            parameter
                    .put("required", false)
                    .set("schema", JSON.createObjectNode().put("type", "string"));
        }
        return parameter.put("name", parameterName(name));
    }

    /** The name of a parameter as {@link #read} has it: the validator takes {@code []} for a part of a regular expression. */
    static String parameterName(String name) {
        return name.replace("[]", "");
    }

    /** One that names no other schema, as PagerDuty's restrictions have it: they are of one schema whatever their type. */
    private static boolean isDiscriminatorOfNothing(String name, JsonNode value) {
        return name.equals("discriminator") && value.has("propertyName") && !value.has("mapping");
    }

    /** The reference in a nullable combination of one schema, which the validator takes for not nullable; else null. */
    private static JsonNode nullableReference(JsonNode node) {
        for (String combination : List.of("allOf", "anyOf")) {
            JsonNode only = node.path(combination).path(0);
            if (node.path("nullable").asBoolean() && node.path(combination).size() == 1 && only.has("$ref")) {
                return only;
            }
        }
        return null;
    }

    private JsonNode target(JsonNode node) {
        return root.at(reference(node).substring(1));
    }

    private static String reference(JsonNode node) {
        return node.path("$ref").asText();
    }
}
