package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Property types of an external connection's schema, as the metadata of v1.0 has them. */
enum GraphType {
    STRING("string", "String", JsonNode::isTextual),
    INT64("int64", "Int64", JsonNode::canConvertToLong, JsonNode::isIntegralNumber),
    DOUBLE("double", "Double", JsonNode::isNumber),
    DATE_TIME("dateTime", "DateTimeOffset", GraphType::isDateTime),
    BOOLEAN("boolean", "Boolean", JsonNode::isBoolean),
    PRINCIPAL("principal", StrictObject.NAMESPACE + "principal", JsonNode::isObject),
    STRING_COLLECTION("stringCollection", STRING),
    INT64_COLLECTION("int64Collection", INT64),
    DOUBLE_COLLECTION("doubleCollection", DOUBLE),
    DATE_TIME_COLLECTION("dateTimeCollection", DATE_TIME),
    PRINCIPAL_COLLECTION("principalCollection", PRINCIPAL);

    private static final Set<GraphType> TEXT = Set.of(STRING, STRING_COLLECTION);

    private final String wireName;
    private final String annotation;
    private final GraphType element;
    private final Predicate<JsonNode> accepts;

    @SafeVarargs
    GraphType(String wireName, String annotation, Predicate<JsonNode>... all) {
        this.wireName = wireName;
        this.annotation = annotation;
        this.element = null;
        this.accepts = Arrays.stream(all).reduce(Predicate::and).orElseThrow();
    }

    GraphType(String wireName, GraphType element) {
        this.wireName = wireName;
        this.annotation = "Collection(" + element.annotation + ")";
        this.element = element;
        this.accepts = JsonNode::isArray;
    }

    /** Finds a type by its name; the samples' spelling with a capital is understood too. */
    static Optional<GraphType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(name)
                        || type.wireName.equals(
                                name.substring(0, Math.min(1, name.length())).toLowerCase()
                                        + name.substring(Math.min(1, name.length()))))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }

    /** What {@code NAME@odata.type} must say, without a leading {@code #}. */
    String annotation() {
        return annotation;
    }

    boolean isCollection() {
        return element != null;
    }

    GraphType element() {
        return element;
    }

    boolean isText() {
        return TEXT.contains(this);
    }

    boolean isPrincipal() {
        return this == PRINCIPAL || this == PRINCIPAL_COLLECTION;
    }

    /** Strings, numbers and, as Microsoft's own samples register them, dates. */
    boolean mayBeRefinable() {
        return this != BOOLEAN && !isPrincipal();
    }

    boolean accepts(JsonNode value) {
        return accepts.test(value);
    }

    private static boolean isDateTime(JsonNode value) {
        if (!value.isTextual()) {
            return false;
        }
        try {
            OffsetDateTime.parse(value.textValue());
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
