package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items that Graph holds. Written only after Graph said yes; and announced before Graph is asked, for a process may be killed
 * between the two, and nothing lists what Graph holds.
 */
public interface ItemLedger {
    /**
     * All items by id, in one query; ten thousands are no matter. One that was announced since has empty digests: what Graph holds
     * of it is not known, so it differs from whatever it should be. The map is the caller's own.
     */
    Map<String, LedgerItem> load();

    /**
     * Tells that Graph is about to be asked to write or delete an item. Survives the process from its return on, until {@link #save}
     * or {@link #delete} tells what became of it.
     */
    default void announce(String itemId, ItemKind kind) {
        announceAll(Map.of(itemId, kind));
    }

    /** As {@link #announce}, of several items by id, all or none. */
    void announceAll(Map<String, ItemKind> items);

    /**
     * Items that Graph may hold although it never told: a run was about to write them and did not come to record the answer. The
     * map is the caller's own.
     */
    Map<String, ItemKind> unconfirmed();

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
