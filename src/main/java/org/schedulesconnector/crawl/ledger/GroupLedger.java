package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The external groups that Graph holds, and the members that it may hold. Graph does not list members, and one that is not known here
 * would never be removed: so members are announced before Graph is asked to add them, confirmed when it said yes, and removed here
 * after it has removed them. To see who must go, look at confirmed and announced members; to see who is missing, at confirmed ones
 * alone. Adding twice and removing what is not there are no errors at Graph.
 */
public interface GroupLedger {
    /** All groups by id with their members, in two queries. The map is the caller's own. */
    Map<String, StoredGroup> load();

    /**
     * Tells that Graph is about to be asked to make or delete a group. From then on, also after the process was killed, the group
     * counts as one that Graph may hold and of which nothing is known, until {@link #save} or {@link #delete} tells what became of
     * it.
     */
    void announce(String groupId);

    /** The groups that were announced and of which nobody told what became. The set is the caller's own. */
    Set<String> unconfirmed();

    /** Adds a group, or replaces its name and definition; its members stay. To be done after Graph has made it, before members. */
    void save(LedgerGroup group);

    /**
     * Tells that Graph is about to be asked to add members, all or none. One that is confirmed stays so. Survives the process from
     * its return on.
     *
     * @throws LedgerException also when the group is not known
     */
    void announce(String groupId, Collection<LedgerMember> members);

    /**
     * Tells that Graph has added members, announced or not, all or none.
     *
     * @throws LedgerException also when the group is not known
     */
    void confirm(String groupId, Collection<LedgerMember> members);

    /**
     * Tells that Graph is about to be asked to remove members, by id, all or none: from then on they count as announced. Survives
     * the process from its return on. Those that are not known are passed over.
     */
    void doubt(String groupId, Collection<String> memberIds);

    /** Tells that Graph may have lost members of any group: all count as announced, so that they are added again. */
    void doubtAll();

    /** Forgets members, by id, that Graph has removed, all or none. Those that are not known are passed over. */
    void remove(String groupId, Collection<String> memberIds);

    /** Forgets a group that Graph has deleted, with its members. Returns whether it was known. */
    boolean delete(String groupId);
}
