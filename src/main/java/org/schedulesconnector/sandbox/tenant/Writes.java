package org.schedulesconnector.sandbox.tenant;

import java.util.EnumMap;
import java.util.Map;

/** Counts what is written. Safe for several threads. */
final class Writes {
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    synchronized void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    synchronized TenantCounters snapshot(int throttled) {
        return new TenantCounters(
                of(Kind.ITEM_CREATED),
                of(Kind.ITEM_UPDATED),
                of(Kind.ITEM_DELETED),
                of(Kind.SCHEMA),
                of(Kind.CONNECTION),
                of(Kind.GROUP),
                throttled);
    }

    private int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    enum Kind {
        ITEM_CREATED,
        ITEM_UPDATED,
        ITEM_DELETED,
        SCHEMA,
        CONNECTION,
        GROUP
    }
}
