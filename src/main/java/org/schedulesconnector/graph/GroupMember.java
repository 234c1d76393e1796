package org.schedulesconnector.graph;

import java.util.Locale;
import java.util.Objects;

/**
 * Who belongs to an external group.
 *
 * @param id the Entra object id of a user or group, in lower case, or the id of an external group of the same connection
 * @param type who is meant
 */
public record GroupMember(String id, Type type) {
    public enum Type {
        USER("user"),
        GROUP("group"),
        EXTERNAL_GROUP("externalGroup");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public GroupMember {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        id = type == Type.EXTERNAL_GROUP ? id : id.toLowerCase(Locale.ROOT);
    }

    public static GroupMember user(String objectId) {
        return new GroupMember(objectId, Type.USER);
    }

    public static GroupMember group(String objectId) {
        return new GroupMember(objectId, Type.GROUP);
    }

    public static GroupMember externalGroup(String groupId) {
        return new GroupMember(groupId, Type.EXTERNAL_GROUP);
    }

    @Override
    public String toString() {
        return type.wireName() + " " + id;
    }
}
