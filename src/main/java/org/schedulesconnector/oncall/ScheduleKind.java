package org.schedulesconnector.oncall;

/** The two kinds of PagerDuty schedule. An upgrade in PagerDuty turns the first into the second and keeps the id. */
public enum ScheduleKind {
    /** Layers of rotations, read from {@code /schedules} (v2). At most one person is on call at any instant. */
    LAYER_BASED,
    /** Rotations of events, read from {@code /v3/schedules}. Several people may be on call at once. */
    SHIFT_BASED
}
