package org.schedulesconnector.operations.triggers;

import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;

/**
 * Quartz's store in a database, which takes a process for dead after a time of our own: Quartz's own adds 7.5 seconds, whatever the
 * heartbeat.
 */
public final class TriggerJobStore extends JobStoreTX {
    private static final long QUARTZ_GRACE = 7_500;

    private long grace = QUARTZ_GRACE;

    /** @param millis how long a process may be late with telling that it lives; Quartz sets it from its properties */
    public void setGrace(long millis) {
        grace = millis;
    }

    @Override
    protected long calcFailedIfAfter(SchedulerStateRecord process) {
        return super.calcFailedIfAfter(process) - QUARTZ_GRACE + grace;
    }
}
