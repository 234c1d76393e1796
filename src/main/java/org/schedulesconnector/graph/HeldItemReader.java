package org.schedulesconnector.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.schedulesconnector.graph.GraphException.Kind;

/** Reads an item out of Graph's answer. */
final class HeldItemReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private HeldItemReader() {}

    static HeldItem read(String itemId, JsonNode json) {
        List<AclEntry> acl = new ArrayList<>();
        json.path("acl").forEach(entry -> acl.add(aclEntry(itemId, entry)));
        return new HeldItem(itemId, acl, properties(json.path("properties")), content(itemId, json.path("content")));
    }

    private static Map<String, Object> properties(JsonNode json) {
        if (!json.isObject()) {
            return Map.of();
        }
        Map<String, Object> properties = JSON.convertValue(json, MEMBERS);
        properties.keySet().removeIf(name -> name.contains("@odata."));
        return properties;
    }

    private static ItemContent content(String itemId, JsonNode json) {
        if (!json.hasNonNull("value")) {
            return null;
        }
        ItemContent.Type type = known(itemId, json.path("type"), ItemContent.Type.values(), ItemContent.Type::wireName);
        return new ItemContent(type, json.path("value").asText());
    }

    private static AclEntry aclEntry(String itemId, JsonNode json) {
        return new AclEntry(
                known(itemId, json.path("type"), AclEntry.Type.values(), AclEntry.Type::wireName),
                json.path("value").asText(),
                known(itemId, json.path("accessType"), AclEntry.Access.values(), AclEntry.Access::wireName));
    }

    private static <T> T known(String itemId, JsonNode name, T[] values, Function<T, String> wireName) {
        return Arrays.stream(values)
                .filter(value -> wireName.apply(value).equalsIgnoreCase(name.asText()))
                .findFirst()
                .orElseThrow(() -> GraphException.of(
                        Kind.MALFORMED_ANSWER,
                        "Item %s holds '%s', which this version does not know".formatted(itemId, name.asText())));
    }
}
