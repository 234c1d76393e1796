package org.schedulesconnector.graph;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/** Daemon threads whose lines in the log are {@linkplain LogMarks marked} as those of whoever gave them their task. */
public final class MarkedThreads extends ThreadPoolExecutor {
    private static final long IDLE_SECONDS = 10;

    private MarkedThreads(String name, int fewest, int most, BlockingQueue<Runnable> queue) {
        super(fewest, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** So many threads. */
    public static ExecutorService fixed(String name, int size) {
        return new MarkedThreads(name, size, size, new LinkedBlockingQueue<>());
    }

    /** As many threads as there are tasks at once, and none for long when there are none: it need not be shut down. */
    static ExecutorService asNeeded(String name) {
        return new MarkedThreads(name, 0, Integer.MAX_VALUE, new SynchronousQueue<>());
    }

    /** Has Reactor, which Microsoft's libraries wait with, do the same in this whole process. */
    public static void markReactor() {
        Schedulers.onScheduleHook("log-marks", task -> LogMarks.current().on(task));
    }

    @Override
    public void execute(Runnable task) {
        super.execute(LogMarks.current().on(task));
    }
}
