package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A connection's schema, held to all documented rules. */
record TenantSchema(List<TenantProperty> properties) {
    private static final String BASE_TYPE = "microsoft.graph.externalItem";
    private static final int MAX_PROPERTIES = 128;

    static TenantSchema read(JsonNode json) {
        StrictObject object = StrictObject.of(json, "schema", Set.of("baseType", "properties"));
        if (!object.requiredText("baseType").equals(BASE_TYPE)) {
            throw GraphRefusal.invalid("The baseType must be '" + BASE_TYPE + "'.");
        }
        List<JsonNode> listed = object.list("properties");
        if (listed.isEmpty() || listed.size() > MAX_PROPERTIES) {
            throw GraphRefusal.invalid(
                    "A schema has 1 to " + MAX_PROPERTIES + " properties, not " + listed.size() + ".");
        }
        TenantSchema schema =
                new TenantSchema(listed.stream().map(TenantProperty::read).toList());
        schema.checkNames();
        schema.checkLabels();
        return schema;
    }

    private void checkNames() {
        Set<String> names = new HashSet<>();
        for (TenantProperty property : properties) {
            refuseSecond(names, property.name().toLowerCase(Locale.ROOT), "name");
            property.aliases().forEach(alias -> refuseSecond(names, alias.toLowerCase(Locale.ROOT), "alias"));
        }
    }

    private void checkLabels() {
        Set<String> labels = new HashSet<>();
        properties.forEach(property -> property.labels().forEach(label -> refuseSecond(labels, label, "label")));
    }

    private static void refuseSecond(Set<String> seen, String value, String what) {
        if (!seen.add(value)) {
            throw GraphRefusal.invalid("The " + what + " '" + value + "' is used more than once in the schema.");
        }
    }

    /** Refuses what a registered schema cannot become: that takes a new connection. */
    void checkSuccessor(TenantSchema next) {
        for (TenantProperty old : properties) {
            TenantProperty kept = next.property(old.name())
                    .orElseThrow(() -> GraphRefusal.invalid(
                            "Property '" + old.name() + "' is registered and cannot be removed from the schema."));
            if (kept.type() != old.type()) {
                throw GraphRefusal.invalid("The type of property '" + old.name() + "' cannot be changed.");
            }
            if (kept.refinable() && !old.refinable()) {
                throw GraphRefusal.invalid(
                        "Property '" + old.name() + "' cannot be made refinable after its creation.");
            }
        }
    }

    Optional<TenantProperty> property(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    ObjectNode toJson(boolean withNewer) {
        ObjectNode json = GraphJson.object().put("baseType", BASE_TYPE);
        json.set(
                "properties",
                GraphJson.array(properties.stream()
                        .map(property -> property.toJson(withNewer))
                        .toList()));
        return json;
    }
}
