package org.schedulesconnector.crawl.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run ended; the worst that applies, in the order of {@link RunRecorder}. */
public enum RunOutcome {
    /** Everything was seen and every difference written. */
    SUCCEEDED,
    /** A listing or an item failed: what could be written was written, what failed is stored. */
    DEGRADED,
    /** The removal guard held deletions back until they are approved; everything else was done. */
    WITHHELD,
    /** The run was stopped by an error or by the failure budget. */
    FAILED,
    /** An operator stopped the run, or the service was stopped; the reason says which. */
    CANCELLED,
    /** The run's process died, or stood still until another took over: no word of its own, closed by the run after it. */
    ABANDONED;

    /** The word for metrics, logs and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
