package org.schedulesconnector.crawl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.ledger.StoredReading;

/**
 * What a run tells the ledger, gathered so that many rows go in one transaction. The order that a crash must not upset is kept: what
 * PagerDuty told of a schedule is in the ledger before its item is sent, the item is announced before, and recorded after Graph
 * accepted it. What was accepted and is not recorded when a process dies stays announced, and is written again. Thread-safe.
 */
final class RunWrites {
    private static final int MOST = 100;

    private final Ledger ledger;
    private final Map<String, StoredReading> readings = new LinkedHashMap<>();
    private final Map<String, ItemKind> coming = new LinkedHashMap<>();
    private final Map<String, LedgerItem> accepted = new LinkedHashMap<>();
    private final Map<String, ItemKind> announced = new LinkedHashMap<>();

    RunWrites(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What PagerDuty told of a schedule, to be remembered. */
    synchronized void keep(StoredReading reading) {
        readings.put(reading.scheduleId(), reading);
        if (readings.size() >= MOST) {
            flushReadings();
        }
    }

    /** What PagerDuty told of a schedule is not wanted, be it in the ledger or on its way there. */
    synchronized void dropReading(String scheduleId) {
        readings.remove(scheduleId);
        ledger.readings().delete(scheduleId);
    }

    /** An item is sure to be sent soon: it is announced together with whichever is sent first. */
    synchronized void coming(String itemId, ItemKind kind) {
        coming.put(itemId, kind);
    }

    /** An item is about to be sent. Survives the process from its return on. */
    synchronized void announce(String itemId, ItemKind kind) {
        if (announced.containsKey(itemId)) {
            return;
        }
        coming.put(itemId, kind);
        flush();
    }

    /** Graph accepted an item. */
    synchronized void accepted(LedgerItem item) {
        announced.remove(item.id());
        accepted.put(item.id(), item);
        if (accepted.size() >= MOST) {
            flushAccepted();
        }
    }

    /**
     * Tells the ledger all that it was not told yet.
     *
     * @throws org.schedulesconnector.crawl.ledger.LedgerException when it takes nothing; then nothing is forgotten here
     */
    synchronized void flush() {
        flushReadings();
        flushAccepted();
        if (!coming.isEmpty()) {
            ledger.items().announceAll(coming);
            announced.putAll(coming);
            coming.clear();
        }
    }

    private void flushReadings() {
        if (!readings.isEmpty()) {
            ledger.readings().saveAll(readings.values());
            readings.clear();
        }
    }

    private void flushAccepted() {
        if (!accepted.isEmpty()) {
            ledger.items().saveAll(accepted.values());
            accepted.clear();
        }
    }
}
