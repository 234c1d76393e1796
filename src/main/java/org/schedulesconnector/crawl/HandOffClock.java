package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;

/**
 * Tells when a hand-off has passed, so that an item says who was on call until then. Each hand-off is told once: one that could not be
 * written is left to the incremental crawl. Thread-safe.
 */
public final class HandOffClock {
    private final Ledger ledger;
    private final Clock clock;
    private Map<String, Instant> told = Map.of();

    public HandOffClock(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether a hand-off has passed that was not told before. */
    public synchronized boolean isDue() {
        List<LedgerItem> due = ledger.items().due(clock.instant());
        boolean anyNew = due.stream().anyMatch(item -> !item.nextHandoff().equals(told.get(item.id())));
        told = due.stream().collect(Collectors.toMap(LedgerItem::id, LedgerItem::nextHandoff));
        return anyNew;
    }

    /** What is to be done about it. */
    public CrawlRequest request() {
        return CrawlRequest.handOff();
    }
}
