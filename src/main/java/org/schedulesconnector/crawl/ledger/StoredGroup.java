package org.schedulesconnector.crawl.ledger;

import java.util.HashSet;
import java.util.Set;

/**
 * A group with its members.
 *
 * @param group which group
 * @param confirmed the members that Graph holds
 * @param announced the members that Graph may hold or not: a run was about to add or remove them and did not come to tell
 */
public record StoredGroup(LedgerGroup group, Set<LedgerMember> confirmed, Set<LedgerMember> announced) {
    public StoredGroup {
        confirmed = Set.copyOf(confirmed);
        announced = Set.copyOf(announced);
    }

    /** The same group, of which Graph may have lost some members. */
    public StoredGroup doubting(Set<LedgerMember> some) {
        Set<LedgerMember> left = new HashSet<>(confirmed);
        left.removeAll(some);
        Set<LedgerMember> uncertain = new HashSet<>(announced);
        uncertain.addAll(some);
        return new StoredGroup(group, left, uncertain);
    }
}
