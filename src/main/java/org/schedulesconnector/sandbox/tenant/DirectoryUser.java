package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A user of the tenant.
 *
 * @param id the Entra object id, a GUID
 * @param userPrincipalName the sign-in name
 * @param mail the primary address; null when the user has none
 * @param displayName never null
 */
public record DirectoryUser(String id, String userPrincipalName, String mail, String displayName) {
    /** A user whose object id follows from the sign-in name. */
    public static DirectoryUser of(String userPrincipalName, String mail, String displayName) {
        UUID id = UUID.nameUUIDFromBytes(("user " + userPrincipalName).getBytes(StandardCharsets.UTF_8));
        return new DirectoryUser(id.toString(), userPrincipalName, mail, displayName);
    }

    /** A member's value by its Graph name; empty when the user has none. */
    Optional<String> value(String member) {
        switch (member) {
            case "id":
                return Optional.of(id);
            case "userPrincipalName":
                return Optional.of(userPrincipalName);
            case "mail":
                return Optional.ofNullable(mail);
            case "displayName":
                return Optional.of(displayName);
            default:
                throw new IllegalArgumentException(member);
        }
    }

    ObjectNode toJson(Iterable<String> members) {
        ObjectNode json = GraphJson.object();
        members.forEach(member -> json.put(member, value(member).orElse(null)));
        return json;
    }
}
