package org.schedulesconnector.crawl;

import java.util.concurrent.CountDownLatch;

/** The run that a demand leads to, for somebody who waits for its end. Several demands may lead to one run. Thread-safe. */
public class PendingRun {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean done;

    /**
     * Tells those who wait; only the first call counts.
     *
     * @param whether false when the service stopped before the run had its turn or its end
     */
    public final synchronized void end(boolean whether) {
        if (over.getCount() > 0) {
            done = whether;
            over.countDown();
        }
    }

    /** Waits for the end. Returns false when the service stopped before. */
    public final boolean awaitEnd() throws InterruptedException {
        over.await();
        return done;
    }
}
