package org.schedulesconnector.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of an external group. It tells what Graph has confirmed even when not all could be done, so that it can be recorded.
 *
 * @param groupId the group
 * @param existence how the group came to be
 * @param displayName the name it has in Graph now; null when it is not known to exist
 * @param members who is in the group now, to be given as known the next time
 * @param uncertain who may be in it, because their addition failed in a way that leaves it open; to be given as uncertain the next
 *     time
 * @param added who was added, or was found to be in the group already
 * @param removed who was removed, or was found to be gone already
 * @param refused who cannot be in the group, and why
 * @param notAdded who is wanted and not known to be in the group, the refused ones left out
 * @param notRemoved who is not wanted and may still be in the group
 * @param failure the first failure; null when there was none. A refused member is no failure
 * @param requests how many requests it took, 0 when there was nothing to do
 */
public record GroupOutcome(
        String groupId,
        Existence existence,
        String displayName,
        Set<GroupMember> members,
        Set<GroupMember> uncertain,
        List<GroupMember> added,
        List<GroupMember> removed,
        List<RefusedMember> refused,
        List<GroupMember> notAdded,
        List<GroupMember> notRemoved,
        GraphException failure,
        int requests) {
    /** How a group came to be. */
    public enum Existence {
        /** As it was known. */
        KNOWN,
        /** Not known to exist, and not created in this phase. */
        UNKNOWN,
        /** Created. */
        CREATED,
        /** There was one that nobody knew the members of: it was deleted and created anew, empty. */
        REPLACED,
        /** It was known, but Graph did not have it any more: it was created again. */
        RESTORED
    }

    /** Whether somebody may see by this group what they should not see. */
    public boolean isTooWide() {
        return !notRemoved.isEmpty();
    }

    /** Whether everyone wanted is in the group, nobody else, and its name is right. */
    public boolean isComplete() {
        return failure == null && refused.isEmpty() && notAdded.isEmpty() && notRemoved.isEmpty();
    }

    /** The first failure; each was repeated as often as {@code maxAttempts} says. */
    public Optional<GraphException> firstFailure() {
        return Optional.ofNullable(failure);
    }
}
