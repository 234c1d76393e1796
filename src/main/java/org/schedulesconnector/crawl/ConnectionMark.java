package org.schedulesconnector.crawl;

import org.schedulesconnector.crawl.ledger.Watermarks;

/**
 * Stands in the ledger while the external connection itself is being made, changed or deleted. One that is found when a run begins was
 * left by a process that died over it, or whose work failed half-way: then Graph may have a new connection, with nothing in it.
 */
public final class ConnectionMark {
    private static final String NAME = "connection.changing";
    private static final String SET = "yes";
    private static final String CLEARED = "no";

    private ConnectionMark() {}

    /** Graph is about to be asked. */
    public static void set(Watermarks watermarks) {
        watermarks.putForGood(NAME, SET);
    }

    /** Graph has answered, and the ledger knows what that means for the items. */
    static void clear(Watermarks watermarks) {
        if (isSet(watermarks)) {
            watermarks.put(NAME, CLEARED);
        }
    }

    static boolean isSet(Watermarks watermarks) {
        return watermarks.text(NAME).filter(SET::equals).isPresent();
    }
}
