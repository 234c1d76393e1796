package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * A registered property of a schema.
 *
 * @param name at most 32 letters and digits
 * @param description at most 200 characters; null for none
 */
record TenantProperty(
        String name,
        GraphType type,
        String description,
        boolean searchable,
        boolean queryable,
        boolean retrievable,
        boolean refinable,
        List<String> labels,
        List<String> aliases) {
    private static final String UNKNOWN = "unknownFutureValue";
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "type",
            "description",
            "isSearchable",
            "isQueryable",
            "isRetrievable",
            "isRefinable",
            "labels",
            "aliases");

    /** Reads one and refuses what breaks a rule about one property alone. */
    static TenantProperty read(JsonNode json) {
        StrictObject object = StrictObject.of(json, "property", MEMBERS);
        String name = object.requiredText("name");
        require(StrictObject.isAlphanumeric(name, 32), name, "has a name that is not 1 to 32 letters and digits");
        String typeName = object.requiredText("type");
        TenantProperty property = new TenantProperty(
                name,
                GraphType.named(typeName)
                        .orElseThrow(() -> GraphRefusal.malformed("Property '" + name + "': the type '" + typeName
                                + "' is not a member of " + StrictObject.NAMESPACE + "propertyType.")),
                object.text("description").orElse(null),
                object.flag("isSearchable"),
                object.flag("isQueryable"),
                object.flag("isRetrievable"),
                object.flag("isRefinable"),
                object.texts("labels"),
                object.texts("aliases"));
        property.check();
        return property;
    }

    private void check() {
        require(description == null || description.length() <= 200, name, "has a description over 200 characters");
        require(!searchable || type.isText(), name, "is searchable, which only String and StringCollection can be");
        require(!(searchable && refinable), name, "is searchable and refinable, which exclude each other");
        require(!refinable || type.mayBeRefinable(), name, "is refinable, which its type cannot be");
        for (String alias : aliases) {
            require(
                    StrictObject.isAlphanumeric(alias, 32),
                    name,
                    "has an alias that is not 1 to 32 letters and digits");
        }
        labels.forEach(this::checkLabel);
    }

    private void checkLabel(String labelName) {
        GraphLabel label = GraphLabel.named(labelName)
                .orElseThrow(() -> GraphRefusal.malformed("Property '" + name + "': the label '" + labelName
                        + "' is not a member of " + StrictObject.NAMESPACE + "label."));
        require(retrievable, name, "has the label " + labelName + " and is not retrievable");
        require(label.types().contains(type), name, "has the label " + labelName + ", which does not suit its type");
    }

    private static void require(boolean condition, String name, String fault) {
        if (!condition) {
            throw GraphRefusal.invalid("Property '" + name + "' " + fault + ".");
        }
    }

    /**
     * @param withNewer whether enum members added after the first release are shown by name, for a caller who prefers so
     */
    ObjectNode toJson(boolean withNewer) {
        ObjectNode json = GraphJson.object().put("name", name);
        json.put("type", type.isPrincipal() && !withNewer ? UNKNOWN : type.wireName());
        if (description != null) {
            json.put("description", description);
        }
        json.put("isSearchable", searchable)
                .put("isQueryable", queryable)
                .put("isRetrievable", retrievable)
                .put("isRefinable", refinable);
        json.set("aliases", GraphJson.texts(aliases));
        json.set(
                "labels",
                GraphJson.texts(labels.stream()
                        .map(label -> withNewer
                                        || GraphLabel.named(label).orElseThrow().original()
                                ? label
                                : UNKNOWN)
                        .toList()));
        return json;
    }
}
