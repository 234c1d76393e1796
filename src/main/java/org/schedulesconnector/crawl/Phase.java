package org.schedulesconnector.crawl;

import java.util.Locale;

/** Where a run is. */
public enum Phase {
    CONNECTION,
    DIRECTORY,
    PERMISSIONS,
    SCHEDULES,
    VERIFICATION,
    REMOVAL,
    ENDED;

    /** The word for logs, the ledger and progress. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
