package org.schedulesconnector.crawl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Some of the items that a run found unchanged, to be held against what Graph has. Which ones follows from the run's number, so that
 * each run takes others. Thread-safe.
 */
final class VerificationSample {
    private final long crawlId;
    private final TreeMap<UUID, ItemChange> chosen = new TreeMap<>();
    private final List<ItemChange> insisted = new ArrayList<>();

    VerificationSample(long crawlId) {
        this.crawlId = crawlId;
    }

    /** Takes an item unless there are enough that come before it. */
    synchronized void offer(ItemChange change, int most) {
        chosen.put(rank(change.wanted().id()), change);
        if (chosen.size() > most) {
            chosen.pollLastEntry();
        }
    }

    /** Takes an item whatever the size of the sample. */
    synchronized void insist(ItemChange change) {
        insisted.add(change);
    }

    synchronized List<ItemChange> items() {
        List<ItemChange> items = new ArrayList<>(insisted);
        items.addAll(chosen.values());
        return List.copyOf(items);
    }

    private UUID rank(String itemId) {
        return UUID.nameUUIDFromBytes((crawlId + " " + itemId).getBytes(StandardCharsets.UTF_8));
    }
}
