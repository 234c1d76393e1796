package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import java.util.List;

/** The items that a run would have deleted and that the removal guard held back, until a run looks again. */
public interface WithheldStore {
    /**
     * An item that is held back.
     *
     * @param itemId the item
     * @param name what it was called when it was written; null when the ledger does not know it any more
     * @param crawlId the run that held it back
     */
    record Withheld(String itemId, String name, long crawlId) {}

    /** Makes these the items that are held back, all or none; an empty list when none are. */
    void replace(long crawlId, Collection<String> itemIds);

    /** All of them, by id. */
    List<Withheld> list();
}
