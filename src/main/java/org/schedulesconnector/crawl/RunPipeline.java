package org.schedulesconnector.crawl;

import java.util.concurrent.Semaphore;

/** Lets reading run ahead of writing, but not too far: memory stays bounded, and a run that is stopped ends soon. Thread-safe. */
final class RunPipeline {
    /** So many schedules may be read and not yet written. */
    private static final int MOST_UNDER_WAY = 300;

    /** So many of them may be on their way to Graph: enough for every writer, few enough to stop soon. */
    private static final int MOST_BEING_WRITTEN = 32;

    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Semaphore beingWritten = new Semaphore(MOST_BEING_WRITTEN);

    /** Waits until a schedule more may be under way. */
    void admit() throws InterruptedException {
        underWay.acquire();
    }

    /** Waits until a schedule more may be on its way to Graph. */
    void takeTurn() {
        beingWritten.acquireUninterruptibly();
    }

    /** Whether any schedule is on its way to Graph. */
    boolean isWriting() {
        return beingWritten.availablePermits() < MOST_BEING_WRITTEN;
    }

    /** A schedule that had its turn is no longer under way. */
    void release() {
        beingWritten.release();
        underWay.release();
    }

    /** Waits until no schedule is under way any more. */
    void awaitAll() throws InterruptedException {
        underWay.acquire(MOST_UNDER_WAY);
        underWay.release(MOST_UNDER_WAY);
    }
}
