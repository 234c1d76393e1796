package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items that Graph holds. Written only after Graph said yes. */
public interface ItemLedger {
    /** All items by id, in one query; ten thousands are no matter. The map is the caller's own. */
    Map<String, LedgerItem> load();

    Optional<LedgerItem> find(String itemId);

    int count();

    /** Adds or replaces one item. */
    default void save(LedgerItem item) {
        saveAll(List.of(item));
    }

    /** Adds or replaces items, all or none. */
    void saveAll(Collection<LedgerItem> items);

    /** Forgets an item that Graph has removed. Returns whether it was known. */
    boolean delete(String itemId);
}
