package org.schedulesconnector.crawl;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.schedulesconnector.access.Audiences;

/** The escalation policies that one run meets. Thread-safe. */
final class RunPolicies {
    private final Set<String> itemIds = ConcurrentHashMap.newKeySet();
    private Audiences audiences;

    /** A policy that has an item, or is to have one. */
    void meet(String itemId) {
        itemIds.add(itemId);
    }

    /** The items of the policies that were met. */
    Set<String> itemIds() {
        return Set.copyOf(itemIds);
    }

    /** What may be told to whom, made once in a run. */
    synchronized Audiences audiences(Supplier<Audiences> make) {
        if (audiences == null) {
            audiences = make.get();
        }
        return audiences;
    }
}
