package org.schedulesconnector.graph;

/**
 * One line of an item's access control list.
 *
 * @param type who is meant
 * @param value the Entra object id of a user or group, the id of an external group, or the tenant's id for everyone
 * @param access whether it lets in or keeps out; keeping out wins
 */
public record AclEntry(Type type, String value, Access access) {
    public enum Type {
        USER("user"),
        GROUP("group"),
        EVERYONE("everyone"),
        EVERYONE_EXCEPT_GUESTS("everyoneExceptGuests"),
        EXTERNAL_GROUP("externalGroup");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public enum Access {
        GRANT("grant"),
        DENY("deny");

        private final String wireName;

        Access(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Lets everyone in the tenant see the item. */
    public static AclEntry everyone(String tenantId) {
        return new AclEntry(Type.EVERYONE, tenantId, Access.GRANT);
    }

    /** Lets nobody see the item, whatever else its list says. */
    public static AclEntry nobody(String tenantId) {
        return new AclEntry(Type.EVERYONE, tenantId, Access.DENY);
    }
}
