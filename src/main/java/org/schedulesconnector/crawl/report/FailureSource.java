package org.schedulesconnector.crawl.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** On whose side a step failed. */
public enum FailureSource {
    PAGERDUTY,
    GRAPH,
    /** The connector itself, its ledger or its settings. */
    CONNECTOR;

    /** The word for metrics, logs and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
