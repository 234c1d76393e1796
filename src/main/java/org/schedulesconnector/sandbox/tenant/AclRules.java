package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Rules of an item's access control list. */
final class AclRules {
    private static final Set<String> MEMBERS = Set.of("type", "value", "accessType");

    private AclRules() {}

    static void check(List<JsonNode> acl, String tenantId) {
        if (acl.isEmpty()) {
            throw GraphRefusal.invalid("The acl of an externalItem must have at least one entry.");
        }
        acl.forEach(entry -> checkEntry(StrictObject.of(entry, "acl", MEMBERS), tenantId));
    }

    private static void checkEntry(StrictObject entry, String tenantId) {
        String accessType = entry.requiredText("accessType");
        if (!Set.of("grant", "deny").contains(accessType)) {
            throw GraphRefusal.malformed(
                    "'" + accessType + "' is not a member of " + StrictObject.NAMESPACE + "accessType.");
        }
        String type = entry.requiredText("type");
        String value = entry.requiredText("value");
        if (!isValid(type, value, tenantId)) {
            throw GraphRefusal.invalid("The acl value '" + value + "' is not valid for the type '" + type + "'.");
        }
    }

    /** A literal word is known to work for everyone only; the reference asks for the tenant's id. */
    private static boolean isValid(String type, String value, String tenantId) {
        switch (type) {
            case "user":
            case "group":
                return StrictObject.isGuid(value);
            case "everyone":
                return value.equals("everyone") || value.equalsIgnoreCase(tenantId);
            case "everyoneExceptGuests":
                return value.equalsIgnoreCase(tenantId);
            case "externalGroup":
                return StrictObject.isAlphanumeric(value, 128);
            default:
                throw GraphRefusal.malformed(
                        "'" + type + "' is not a member of " + StrictObject.NAMESPACE + "aclType.");
        }
    }
}
