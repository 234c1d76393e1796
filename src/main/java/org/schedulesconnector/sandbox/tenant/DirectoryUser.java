package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A user of the tenant.
 *
 * @param id the Entra object id, a GUID
 * @param userPrincipalName the sign-in name
 * @param mail the primary address; null when the user has none
 * @param displayName never null
 * @param enabled whether the account may sign in
 * @param guest whether the user belongs to another organization
 */
public record DirectoryUser(
        String id, String userPrincipalName, String mail, String displayName, boolean enabled, boolean guest) {
    /** What a caller may select. */
    static final Set<String> MEMBERS =
            Set.of("id", "userPrincipalName", "mail", "displayName", "accountEnabled", "userType");

    /** A user whose object id follows from the sign-in name: enabled, no guest. */
    public static DirectoryUser of(String userPrincipalName, String mail, String displayName) {
        UUID id = UUID.nameUUIDFromBytes(("user " + userPrincipalName).getBytes(StandardCharsets.UTF_8));
        return new DirectoryUser(id.toString(), userPrincipalName, mail, displayName, true, false);
    }

    public DirectoryUser disabled() {
        return new DirectoryUser(id, userPrincipalName, mail, displayName, false, guest);
    }

    public DirectoryUser asGuest() {
        return new DirectoryUser(id, userPrincipalName, mail, displayName, enabled, true);
    }

    /** A member's value as text by its Graph name; empty when the user has none. */
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
            case "userType":
                return Optional.of(guest ? "Guest" : "Member");
            default:
                throw new IllegalArgumentException(member);
        }
    }

    ObjectNode toJson(Iterable<String> members) {
        ObjectNode json = GraphJson.object();
        for (String member : members) {
            if (member.equals("accountEnabled")) {
                json.put(member, enabled);
            } else {
                json.put(member, value(member).orElse(null));
            }
        }
        return json;
    }
}
