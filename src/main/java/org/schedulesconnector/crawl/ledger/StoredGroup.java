package org.schedulesconnector.crawl.ledger;

import java.util.Set;

/**
 * A group with its members.
 *
 * @param group which group
 * @param confirmed the members that Graph holds
 * @param announced the members that Graph may hold or not: a run was about to add them and did not come to tell
 */
public record StoredGroup(LedgerGroup group, Set<LedgerMember> confirmed, Set<LedgerMember> announced) {
    public StoredGroup {
        confirmed = Set.copyOf(confirmed);
        announced = Set.copyOf(announced);
    }
}
