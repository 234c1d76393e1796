package org.schedulesconnector.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;

/**
 * Reads items in the JSON form that Graph itself uses: {@code id}, {@code acl}, {@code properties}, {@code content}. For the Kamelet
 * {@code graph-external-sink}; routes with Java may make {@link ExternalItemDocument}s themselves.
 */
public final class JsonItems {
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> dates;

    /** @param dateProperties names of the properties that are instants, separated by commas; JSON has no type for them */
    public JsonItems(String dateProperties) {
        this.dates = Arrays.stream(dateProperties.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * The item; one that is read already is taken as it is.
     *
     * @param body JSON as text, or a map or tree of it
     * @throws IllegalArgumentException that names what is missing or of a wrong kind
     */
    public ExternalItemDocument read(@Body Object body) {
        return body instanceof ExternalItemDocument item ? item : item(tree(body));
    }

    private JsonNode tree(Object body) {
        try {
            return body instanceof CharSequence text ? json.readTree(text.toString()) : json.valueToTree(body);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The body is no JSON. Give an object with id, acl, properties and content.", e);
        }
    }

    private ExternalItemDocument item(JsonNode item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        item.path("properties").properties().forEach(field -> {
            if (!field.getValue().isNull() && !field.getKey().contains("@")) {
                properties.put(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        List<AclEntry> acl = StreamSupport.stream(item.path("acl").spliterator(), false)
                .map(JsonItems::entry)
                .toList();
        JsonNode content = item.path("content");
        return new ExternalItemDocument(
                text(item, "id"),
                acl,
                properties,
                new ItemContent(
                        named(
                                ItemContent.Type.values(),
                                ItemContent.Type::wireName,
                                content.path("type").asText("text")),
                        text(content, "value")));
    }

    private static AclEntry entry(JsonNode entry) {
        return new AclEntry(
                named(AclEntry.Type.values(), AclEntry.Type::wireName, text(entry, "type")),
                text(entry, "value"),
                named(AclEntry.Access.values(), AclEntry.Access::wireName, text(entry, "accessType")));
    }

    private Object value(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> value(name, element))
                    .toList();
        }
        if (value.isObject()) {
            return json.convertValue(value, Map.class);
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.longValue() : value.doubleValue();
        }
        return dates.contains(name) ? instant(name, value.asText()) : value.asText();
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The property " + name + " is no instant. Give it as in 2026-09-08T10:00:00Z.", e);
        }
    }

    private static String text(JsonNode object, String field) {
        if (!object.path(field).isTextual() || object.path(field).asText().isBlank()) {
            throw new IllegalArgumentException("The item's " + field + " is missing. Give it as a text.");
        }
        return object.path(field).asText();
    }

    private static <T> T named(T[] all, Function<T, String> name, String wanted) {
        return Stream.of(all)
                .filter(one -> name.apply(one).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(wanted + " is none of "
                        + Stream.of(all).map(name).collect(Collectors.joining(", ")) + ". Correct it."));
    }
}
