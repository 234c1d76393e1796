package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
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

    /** How many items there are of each kind; every kind is there. */
    Map<ItemKind, Integer> kinds();

    /** The items whose next hand-off is not after an instant: they tell something outdated. The longest due first. */
    List<LedgerItem> due(Instant now);

    /** Adds or replaces one item. */
    default void save(LedgerItem item) {
        saveAll(List.of(item));
    }

    /** Adds or replaces items, all or none. */
    void saveAll(Collection<LedgerItem> items);

    /**
     * Forgets what Graph accepted, and not that it did: the next crawl finds that each item differs, and writes it. For when
     * Graph does not hold what it accepted. Returns how many items there are.
     */
    int distrustAll();

    /** Forgets an item that Graph has removed. Returns whether it was known. */
    boolean delete(String itemId);
}
