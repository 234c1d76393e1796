package org.schedulesconnector.crawl;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a run knows when it asks which items may go.
 *
 * @param ledgerIds the items that Graph holds, as the ledger says
 * @param seenIds the ids that the listings named, whether or not their items could be rendered and written
 * @param listingsComplete whether every listing came to its end
 * @param limited whether the run looked at a part of the account only, by a filter or a limit
 * @param approved how many deletions an operator has approved for this run; empty when none were
 */
record RemovalCase(
        Set<String> ledgerIds, Set<String> seenIds, boolean listingsComplete, boolean limited, OptionalInt approved) {
    RemovalCase {
        ledgerIds = Set.copyOf(ledgerIds);
        seenIds = Set.copyOf(seenIds);
    }
}
