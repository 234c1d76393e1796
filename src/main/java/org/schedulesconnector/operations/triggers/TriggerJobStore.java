package org.schedulesconnector.operations.triggers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.JobPersistenceException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz's store in a database, with two habits of our own: it takes a process for dead after a time that follows the heartbeat, to
 * which Quartz adds 7.5 seconds; and it does not keep a process that stops waiting for a database that is away, for the others then
 * find the firing that could not be closed, and do it again.
 */
public final class TriggerJobStore extends JobStoreTX {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerJobStore.class);
    private static final long QUARTZ_GRACE = 7_500;

    private long grace = QUARTZ_GRACE;
    private volatile CountDownLatch standingBy = new CountDownLatch(1);

    /** @param millis how long a process may be late with telling that it lives; Quartz sets it from its properties */
    public void setGrace(long millis) {
        grace = millis;
    }

    @Override
    protected long calcFailedIfAfter(SchedulerStateRecord process) {
        return super.calcFailedIfAfter(process) - QUARTZ_GRACE + grace;
    }

    @Override
    public void schedulerPaused() {
        super.schedulerPaused();
        standingBy.countDown();
    }

    @Override
    public void schedulerResumed() {
        standingBy = new CountDownLatch(1);
        super.schedulerResumed();
    }

    /** Tries until the database takes part, or the scheduler stands by. */
    @Override
    protected <T> T retryExecuteInNonManagedTXLock(String lock, TransactionCallback<T> work) {
        while (true) {
            try {
                return executeInNonManagedTXLock(lock, work, null);
            } catch (JobPersistenceException e) {
                LOG.warn("The end of a firing is not recorded yet: {}", e.getMessage());
                if (endsBeforeTheNextTry()) {
                    throw new IllegalStateException("The end of a firing was not recorded: it is done again.", e);
                }
            }
        }
    }

    private boolean endsBeforeTheNextTry() {
        try {
            return standingBy.await(getDbRetryInterval(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
