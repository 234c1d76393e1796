package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.Phase;
import org.schedulesconnector.crawl.report.RunCounts;

/** Shows how far a run is while it goes on: a bar on a terminal, a plain line now and then elsewhere, nothing beside JSON. */
final class Progress implements AutoCloseable {
    private static final long BAR_MILLIS = 200;
    private static final long LINE_MILLIS = 2000;

    private final ConnectorRuntime runtime;
    private final ScheduledExecutorService ticks;
    private final Display display;

    private Progress(ConnectorRuntime runtime, Display display, long everyMillis) {
        this.runtime = runtime;
        this.display = display;
        this.ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ticks.scheduleAtFixedRate(this::show, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    static Progress of(ConnectorRuntime runtime, PrintWriter err, boolean json) {
        if (json) {
            return new Progress(runtime, Display.NONE, LINE_MILLIS);
        }
        return System.console() == null
                ? new Progress(runtime, new Lines(err), LINE_MILLIS)
                : new Progress(runtime, new Bar(), BAR_MILLIS);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        show();
        display.close();
    }

    private synchronized void show() {
        runtime.latestRun().ifPresent(display::show);
    }

    /** Where progress goes. */
    private interface Display {
        Display NONE = run -> {};

        void show(CrawlRun run);

        default void close() {}
    }

    private static long done(RunCounts counts) {
        return counts.created() + counts.updated() + counts.unchanged() + counts.failed();
    }

    /** A bar that grows with what the listings discover. */
    private static final class Bar implements Display {
        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("crawl")
                .setInitialMax(0)
                .setUnit(" schedules", 1)
                .build();

        @Override
        public void show(CrawlRun run) {
            RunCounts counts = run.recorder().tally().snapshot();
            bar.maxHint(counts.discovered());
            bar.stepTo(done(counts));
            bar.setExtraMessage(run.phase().label());
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line whenever there is news. */
    private static final class Lines implements Display {
        private final PrintWriter err;
        private String said = "";

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void show(CrawlRun run) {
            RunCounts counts = run.recorder().tally().snapshot();
            String line = run.phase() == Phase.SCHEDULES
                    ? run.phase().label() + ": " + done(counts) + " of " + counts.discovered()
                    : run.phase().label();
            if (!line.equals(said)) {
                err.println(line);
                err.flush();
                said = line;
            }
        }
    }
}
