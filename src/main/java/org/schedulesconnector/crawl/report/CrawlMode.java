package org.schedulesconnector.crawl.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What kind of run it is. */
public enum CrawlMode {
    /** Reads everything, writes what differs, removes what vanished. */
    FULL,
    /** The same pipeline without a write: tells what a full crawl would do. Not kept in the ledger. */
    PLAN;

    /** The word for metrics, logs and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
