package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A JSON object of one Graph type, read as strictly as Graph does: a member that the type does not have is refused. */
final class StrictObject {
    static final String NAMESPACE = "microsoft.graph.externalConnectors.";

    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");

    private final String type;
    private final ObjectNode node;

    private StrictObject(String type, ObjectNode node) {
        this.type = type;
        this.node = node;
    }

    /**
     * @param type the Graph type without its namespace, such as {@code externalItem}
     * @param members what such an object may have, apart from {@code @odata.type} and {@code @odata.context}
     */
    static StrictObject of(JsonNode json, String type, Set<String> members) {
        if (json == null || !json.isObject()) {
            throw GraphRefusal.malformed("A value of type '" + NAMESPACE + type + "' must be a JSON object.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name) && !name.startsWith("@odata.")) {
                throw GraphRefusal.malformed("The property '" + name + "' does not exist on type '" + NAMESPACE + type
                        + "'. Make sure to only use property names that are defined by the type.");
            }
        });
        checkType(json.path("@odata.type"), type);
        return new StrictObject(type, (ObjectNode) json);
    }

    private static void checkType(JsonNode annotation, String type) {
        boolean fits = annotation.isMissingNode()
                || annotation.asText().replaceFirst("^#", "").equals(NAMESPACE + type);
        if (!fits) {
            throw GraphRefusal.malformed("A type named '" + annotation.asText() + "' was found where '#" + NAMESPACE
                    + type + "' is expected.");
        }
    }

    ObjectNode node() {
        return node;
    }

    boolean has(String member) {
        return node.hasNonNull(member);
    }

    JsonNode get(String member) {
        return node.path(member);
    }

    Optional<String> text(String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw GraphRefusal.malformed("'" + member + "' of " + type + " must be a string.");
        }
        return Optional.of(value.textValue());
    }

    String requiredText(String member) {
        return text(member)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> GraphRefusal.invalid("'" + member + "' of " + type + " is required."));
    }

    boolean flag(String member) {
        JsonNode value = node.path(member);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw GraphRefusal.malformed("'" + member + "' of " + type + " must be a boolean.");
        }
        return value.asBoolean(false);
    }

    /** The elements of an array; none when the member is absent. */
    List<JsonNode> list(String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw GraphRefusal.malformed("'" + member + "' of " + type + " must be an array.");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    List<String> texts(String member) {
        return list(member).stream()
                .map(element -> {
                    if (!element.isTextual()) {
                        throw GraphRefusal.malformed("'" + member + "' of " + type + " must hold strings.");
                    }
                    return element.textValue();
                })
                .toList();
    }

    static boolean isGuid(String value) {
        return GUID.matcher(value).matches();
    }

    static boolean isAlphanumeric(String value, int maxLength) {
        return value.length() <= maxLength && ALPHANUMERIC.matcher(value).matches();
    }
}
