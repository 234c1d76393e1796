package org.schedulesconnector.crawl.report;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** The counters of a run in progress. Thread-safe; a snapshot taken while others count may be a step behind in places. */
public final class RunTally {
    private final AtomicLongArray counts = new AtomicLongArray(Counted.values().length);
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong waitedNanos = new AtomicLong();

    public void increment(Counted what) {
        add(what, 1);
    }

    public void add(Counted what, long more) {
        counts.addAndGet(what.ordinal(), more);
    }

    /** Counts waits that a rate limit or a service asked for. */
    public void waited(long times, Duration together) {
        waits.addAndGet(times);
        waitedNanos.addAndGet(together.toNanos());
    }

    public RunCounts snapshot() {
        return RunCounts.of(this::of, waits.get(), Duration.ofNanos(waitedNanos.get()));
    }

    private long of(Counted what) {
        return counts.get(what.ordinal());
    }
}
