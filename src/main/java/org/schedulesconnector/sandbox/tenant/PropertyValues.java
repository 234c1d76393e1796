package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Rules of an item's properties, against the schema of its connection. */
final class PropertyValues {
    private static final String ANNOTATION = "@odata.type";
    private static final Set<String> PRINCIPAL_MEMBERS =
            Set.of("externalName", "externalId", "entraDisplayName", "entraId", "email", "upn", "tenantId");

    private final TenantSchema schema;
    private final ObjectNode values;

    PropertyValues(TenantSchema schema, ObjectNode values) {
        this.schema = schema;
        this.values = values;
    }

    void check() {
        boolean any = false;
        Iterator<Map.Entry<String, JsonNode>> members = values.fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            String name = member.getKey();
            if (name.endsWith(ANNOTATION)) {
                checkAnnotation(name.substring(0, name.length() - ANNOTATION.length()), member.getValue());
            } else {
                any = true;
                checkValue(registered(name), member.getValue());
            }
        }
        if (!any) {
            throw GraphRefusal.invalid("The properties of an externalItem must have at least one member.");
        }
    }

    private TenantProperty registered(String name) {
        return schema.property(name)
                .orElseThrow(() ->
                        GraphRefusal.invalid("The property '" + name + "' is not in the schema of the connection."));
    }

    private void checkAnnotation(String name, JsonNode annotation) {
        boolean ofTheBag = name.isEmpty();
        if (ofTheBag) {
            return;
        }
        if (!values.has(name)) {
            throw GraphRefusal.malformed("'" + name + ANNOTATION + "' annotates a property that is not sent.");
        }
        String expected = registered(name).type().annotation();
        String actual = annotation.asText().replaceFirst("^#", "");
        if (!actual.equals(expected)) {
            throw GraphRefusal.malformed(
                    "'" + name + ANNOTATION + "' must be '" + expected + "', not '" + actual + "'.");
        }
    }

    private void checkValue(TenantProperty property, JsonNode value) {
        GraphType type = property.type();
        if (!type.accepts(value)) {
            throw wrongType(property);
        }
        if (type.isCollection()) {
            checkCollection(property, value);
        } else if (type == GraphType.PRINCIPAL) {
            checkPrincipal(value, values.has(property.name() + ANNOTATION));
        }
    }

    private void checkCollection(TenantProperty property, JsonNode value) {
        if (!values.has(property.name() + ANNOTATION)) {
            throw GraphRefusal.malformed("The collection '" + property.name() + "' needs the annotation '"
                    + property.name() + ANNOTATION + "': '" + property.type().annotation() + "'.");
        }
        for (JsonNode element : value) {
            if (!property.type().element().accepts(element)) {
                throw wrongType(property);
            }
            if (property.type() == GraphType.PRINCIPAL_COLLECTION) {
                checkPrincipal(element, true);
            }
        }
    }

    private static void checkPrincipal(JsonNode value, boolean typed) {
        StrictObject principal = StrictObject.of(value, "principal", PRINCIPAL_MEMBERS);
        if (!typed && !value.has(ANNOTATION)) {
            throw GraphRefusal.malformed("A principal needs @odata.type.");
        }
        PRINCIPAL_MEMBERS.forEach(principal::text);
    }

    private static GraphRefusal wrongType(TenantProperty property) {
        return GraphRefusal.malformed("The value of the property '" + property.name() + "' is not of the type '"
                + property.type().wireName() + "'.");
    }
}
