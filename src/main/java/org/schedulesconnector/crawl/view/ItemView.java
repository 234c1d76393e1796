package org.schedulesconnector.crawl.view;

import java.util.List;
import java.util.Map;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;

/**
 * An external item as Microsoft Graph is sent it.
 *
 * @param id the item
 * @param properties values by property name
 * @param content the text that search reads
 * @param acl who may see it
 */
public record ItemView(String id, Map<String, Object> properties, String content, List<Access> acl) {
    /**
     * One line of the access control list.
     *
     * @param type who is meant, as Graph names it, such as {@code externalGroup}
     * @param value the group's, the user's or the tenant's id
     * @param accessType {@code grant} or {@code deny}
     * @param meaning the same for people
     */
    public record Access(String type, String value, String accessType, String meaning) {
        /** @param name what is known of the one who is meant; null when nothing is */
        static Access of(AclEntry entry, String name) {
            return new Access(
                    entry.type().wireName(),
                    entry.value(),
                    entry.access().wireName(),
                    (entry.access() == AclEntry.Access.GRANT ? "Lets in " : "Keeps out ") + who(entry, name) + ".");
        }

        private static String who(AclEntry entry, String name) {
            return switch (entry.type()) {
                case EVERYONE -> "everyone in the tenant";
                case EVERYONE_EXCEPT_GUESTS -> "everyone in the tenant but guests";
                case USER -> "one user";
                case GROUP -> "the members of a group in Entra";
                case EXTERNAL_GROUP ->
                    name == null
                            ? "the members of an external group that no crawl has made yet"
                            : "the members of the external group " + name;
            };
        }
    }

    /** @param groupNames the names of the external groups by id, as far as they are known */
    static ItemView of(ExternalItemDocument item, Map<String, String> groupNames) {
        return new ItemView(
                item.id(),
                item.properties(),
                item.content().value(),
                item.acl().stream()
                        .map(entry -> Access.of(entry, groupNames.get(entry.value())))
                        .toList());
    }
}
