package org.schedulesconnector.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What operators can be told of. */
public enum NotifyCondition {
    /** A run was stopped by an error or by the failure budget. */
    FAILED,
    /** A listing or an item failed. */
    DEGRADED,
    /** Deletions wait for an approval. */
    WITHHELD,
    /** A run's process died. */
    ABANDONED,
    /** No run has seen the whole account for too long. */
    STALE;

    /** The word for settings, messages and the ledger. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] labels() {
        return Arrays.stream(values()).map(NotifyCondition::label).toArray(String[]::new);
    }
}
