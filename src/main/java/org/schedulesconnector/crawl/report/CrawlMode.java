package org.schedulesconnector.crawl.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of run it is. */
public enum CrawlMode {
    /** Reads everything, writes what differs, removes what vanished. */
    FULL,
    /** Lists everything, reads in detail what may have changed, writes what differs, removes what vanished. */
    INCREMENTAL,
    /** Looks at the schedules whose hand-off has passed, and at nothing else. Never deletes. */
    HAND_OFF,
    /** Looks at one schedule that somebody asked for. Never deletes. */
    SYNC,
    /** Looks at what failed before and has not healed, and at nothing else. Never deletes. */
    RETRY,
    /** The same pipeline without a write: tells what a full crawl would do. Not kept in the ledger. */
    PLAN;

    /** Whether such a run looks at the whole account, and not only at certain schedules. */
    public boolean isWhole() {
        return this != HAND_OFF && this != SYNC && this != RETRY;
    }

    /** The word for metrics, logs and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
