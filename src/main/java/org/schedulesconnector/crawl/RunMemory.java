package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.oncall.Provenance;

/**
 * What the ledger knew when a run began, loaded once.
 *
 * @param items what Graph holds, by item id
 * @param unconfirmed items that Graph may hold although it never told, by item id: an earlier run died, or got no answer
 * @param connectionInDoubt whether an earlier run was changing the connection itself and did not come to tell
 * @param provenance who made and changed the schedules, by schedule id; a run adds what it learns
 * @param marks when which schedule was read last, by schedule id
 */
record RunMemory(
        Map<String, LedgerItem> items,
        Map<String, ItemKind> unconfirmed,
        boolean connectionInDoubt,
        Map<String, Provenance> provenance,
        Map<String, ReadingMark> marks) {
    static RunMemory of(Ledger ledger) {
        return new RunMemory(
                ledger.items().load(),
                ledger.items().unconfirmed(),
                ConnectionMark.isSet(ledger.watermarks()),
                new ConcurrentHashMap<>(ledger.provenance().load()),
                ledger.readings().marks());
    }

    /** The ledger was emptied, so that everything is read, learnt and written anew; or nobody needs it any more. */
    void forget() {
        items.clear();
        unconfirmed.clear();
        provenance.clear();
        marks.clear();
    }

    /** The items that Graph holds or may hold: all that may have to go. */
    Set<String> itemIds() {
        Set<String> ids = new HashSet<>(items.keySet());
        ids.addAll(unconfirmed.keySet());
        return ids;
    }

    /** What such an item is about; empty for one that is not known. */
    Optional<ItemKind> kindOf(String itemId) {
        return Optional.ofNullable(items.get(itemId))
                .map(LedgerItem::kind)
                .or(() -> Optional.ofNullable(unconfirmed.get(itemId)));
    }

    /** Graph may not hold what it accepted: every item differs from what it should be. */
    void distrust() {
        items.replaceAll((id, item) -> item.distrusted());
    }

    /** Ids of the schedules whose items tell an outdated "now": their next hand-off has passed. */
    Set<String> handedOff(Instant now) {
        return handedOff(now, item -> item.kind() != ItemKind.ESCALATION_POLICY);
    }

    /** Ids of the items of escalation policies that tell an outdated "now". */
    Set<String> handedOffPolicies(Instant now) {
        return handedOff(now, item -> item.kind() == ItemKind.ESCALATION_POLICY);
    }

    private Set<String> handedOff(Instant now, Predicate<LedgerItem> which) {
        return items.values().stream()
                .filter(item ->
                        item.nextHandoff() != null && !item.nextHandoff().isAfter(now))
                .filter(which)
                .map(LedgerItem::id)
                .collect(Collectors.toSet());
    }
}
