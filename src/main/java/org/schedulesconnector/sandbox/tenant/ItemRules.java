package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What an external item must look like to be accepted. */
final class ItemRules {
    private static final Set<String> MEMBERS =
            Set.of("id", "acl", "properties", "content", "informationProtectionLabel");

    private ItemRules() {}

    static void checkId(String id) {
        if (!StrictObject.isAlphanumeric(id, 128)) {
            throw GraphRefusal.invalid("The item id '" + id + "' must be 1 to 128 letters and digits.");
        }
    }

    /**
     * Reads an item. Members that Graph would keep from an earlier version when they are left out are demanded here: nobody who
     * publishes a whole item leaves them out on purpose.
     */
    static ObjectNode read(JsonNode json, String id, TenantSchema schema, String tenantId) {
        StrictObject item = StrictObject.of(json, "externalItem", MEMBERS);
        item.text("id").filter(sent -> !sent.equals(id)).ifPresent(sent -> {
            throw GraphRefusal.invalid("The item id in the body is not the one in the address.");
        });
        require(item, "acl");
        AclRules.check(item.list("acl"), tenantId);
        require(item, "properties");
        if (!item.get("properties").isObject()) {
            throw GraphRefusal.malformed("The properties of an externalItem must be a JSON object.");
        }
        new PropertyValues(schema, (ObjectNode) item.get("properties")).check();
        if (item.has("content")) {
            checkContent(StrictObject.of(item.get("content"), "externalItemContent", Set.of("type", "value")));
        }
        return stored(id, item);
    }

    private static void require(StrictObject item, String member) {
        if (!item.has(member)) {
            throw GraphRefusal.invalid("The " + member + " of an externalItem is required.");
        }
    }

    private static void checkContent(StrictObject content) {
        String type = content.requiredText("type");
        if (!Set.of("text", "html").contains(type)) {
            throw GraphRefusal.malformed(
                    "'" + type + "' is not a member of " + StrictObject.NAMESPACE + "externalItemContentType.");
        }
        if (content.text("value").isEmpty()) {
            throw GraphRefusal.invalid("The value of the content is required.");
        }
    }

    private static ObjectNode stored(String id, StrictObject item) {
        ObjectNode stored = GraphJson.object().put("id", id);
        MEMBERS.stream()
                .filter(member -> !member.equals("id") && item.has(member))
                .sorted()
                .forEach(member -> stored.set(member, item.get(member)));
        return stored;
    }
}
