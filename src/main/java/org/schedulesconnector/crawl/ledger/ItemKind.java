package org.schedulesconnector.crawl.ledger;

import org.schedulesconnector.oncall.ScheduleKind;

/** What an item of the index is about. */
public enum ItemKind {
    /** A layer-based schedule. */
    LAYER_BASED,
    /** A shift-based schedule. */
    SHIFT_BASED,
    /** An escalation policy. */
    ESCALATION_POLICY;

    public static ItemKind of(ScheduleKind kind) {
        return switch (kind) {
            case LAYER_BASED -> LAYER_BASED;
            case SHIFT_BASED -> SHIFT_BASED;
        };
    }
}
