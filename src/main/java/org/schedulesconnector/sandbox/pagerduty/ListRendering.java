package org.schedulesconnector.sandbox.pagerduty;

/** How {@code GET /schedules} answers {@code include[]=final_schedule} and {@code overrides_subschedule}; older accounts did not render. */
public enum ListRendering {
    RENDERED,
    /** The two fields are missing. */
    ABSENT,
    /** The two fields are there, without entries and coverage. */
    EMPTY
}
