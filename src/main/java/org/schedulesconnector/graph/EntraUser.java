package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * An account of the tenant.
 *
 * @param id its object id, a GUID in lower case
 * @param userPrincipalName the name it signs in with; null when Graph does not tell
 * @param mail its primary address; null when it has none
 * @param displayName null when it has none
 * @param enabled whether Graph says that it may sign in; false when Graph does not tell
 * @param guest whether it belongs to somebody from outside
 */
public record EntraUser(
        String id, String userPrincipalName, String mail, String displayName, boolean enabled, boolean guest) {
    /** Guests from before there was {@code userType} have this in their names. */
    private static final String FOREIGN = "#ext#";

    static EntraUser read(JsonNode json) {
        String name = json.path("userPrincipalName").asText(null);
        String type = json.path("userType").asText(null);
        boolean guest = type == null
                ? name != null && name.toLowerCase(Locale.ROOT).contains(FOREIGN)
                : type.equalsIgnoreCase("Guest");
        return new EntraUser(
                json.path("id").asText().toLowerCase(Locale.ROOT),
                name,
                json.path("mail").asText(null),
                json.path("displayName").asText(null),
                json.path("accountEnabled").asBoolean(false),
                guest);
    }

    /** Null when it has none. */
    String value(UserLookup.Attribute attribute) {
        return switch (attribute) {
            case UPN -> userPrincipalName;
            case MAIL -> mail;
            case OBJECT_ID -> id;
        };
    }
}
