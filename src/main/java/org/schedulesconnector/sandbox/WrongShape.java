package org.schedulesconnector.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Ways in which an answer can be JSON and still not be what was asked for. */
public enum WrongShape {
    /** {@code {}} */
    EMPTY_OBJECT(json -> JsonNodeFactory.instance.objectNode()),
    /** {@code []} */
    EMPTY_ARRAY(json -> JsonNodeFactory.instance.arrayNode()),
    /** {@code null} */
    NULL(json -> JsonNodeFactory.instance.nullNode()),
    /** A text in place of an object. */
    TEXT(json -> JsonNodeFactory.instance.textNode("OK")),
    /** Every list at the top became an empty object. */
    LISTS_AS_OBJECTS(json -> lists(json, JsonNodeFactory.instance.objectNode())),
    /** Every list at the top became {@code null}. */
    LISTS_AS_NULL(json -> lists(json, JsonNodeFactory.instance.nullNode())),
    /** Every element of a list became a number. */
    ELEMENTS_AS_NUMBERS(WrongShape::numbers);

    private final UnaryOperator<JsonNode> change;

    WrongShape(UnaryOperator<JsonNode> change) {
        this.change = change;
    }

    JsonNode of(JsonNode answer) {
        return change.apply(answer);
    }

    private static JsonNode lists(JsonNode json, JsonNode instead) {
        JsonNode changed = json.deepCopy();
        if (changed instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> member.getValue().isArray())
                    .forEach(member -> member.setValue(instead));
        }
        return changed;
    }

    private static JsonNode numbers(JsonNode json) {
        JsonNode changed = json.deepCopy();
        changed.forEach(member -> {
            if (member instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, i);
                }
            }
        });
        return changed;
    }
}
