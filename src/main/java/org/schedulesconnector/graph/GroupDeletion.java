package org.schedulesconnector.graph;

/**
 * What became of an external group that had to go.
 *
 * @param groupId the group
 * @param status what Graph did
 */
public record GroupDeletion(String groupId, Status status) {
    public enum Status {
        /** Graph removed the group. */
        DELETED,
        /** Graph had no such group: there was nothing to remove. */
        ABSENT
    }
}
