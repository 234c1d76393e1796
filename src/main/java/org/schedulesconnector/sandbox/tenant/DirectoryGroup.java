package org.schedulesconnector.sandbox.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * An Entra group of the tenant; not an external group of a connection.
 *
 * @param id the Entra object id, a GUID
 * @param displayName never null
 * @param members object ids of users and of other groups
 */
public record DirectoryGroup(String id, String displayName, Set<String> members) {
    public DirectoryGroup {
        members = Set.copyOf(members);
    }

    /** A group whose object id follows from its name. */
    public static DirectoryGroup of(String displayName, Collection<String> members) {
        UUID id = UUID.nameUUIDFromBytes(("group " + displayName).getBytes(StandardCharsets.UTF_8));
        return new DirectoryGroup(id.toString(), displayName, Set.copyOf(members));
    }
}
