package org.schedulesconnector.crawl;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a run knows when it asks which items may go.
 *
 * @param ledgerIds the items that Graph holds, as the ledger says
 * @param seenIds the ids that the listings named and no filter drops, whether or not their items could be rendered and written
 * @param excludedIds the ids that PagerDuty has and a filter drops
 * @param listingsComplete whether every listing came to its end
 * @param limited whether the run looked at a part of the account only, by a limit
 * @param approved how many deletions an operator has approved for this run; empty when none were
 */
record RemovalCase(
        Set<String> ledgerIds,
        Set<String> seenIds,
        Set<String> excludedIds,
        boolean listingsComplete,
        boolean limited,
        OptionalInt approved) {
    RemovalCase {
        ledgerIds = Set.copyOf(ledgerIds);
        seenIds = Set.copyOf(seenIds);
        excludedIds = Set.copyOf(excludedIds);
    }

    /** The items that are not to stay, in order. */
    List<String> leaving() {
        return ledgerIds.stream().filter(id -> !seenIds.contains(id)).sorted().toList();
    }
}
