package org.schedulesconnector.operations;

import java.util.List;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.CrawlHistory;
import org.schedulesconnector.crawl.ledger.FailureStore;
import org.schedulesconnector.crawl.ledger.Ledger;

/** Tells of past runs and of what has failed and not healed. Thread-safe. */
public final class Chronicle {
    private static final int MOST_RUNS = 200;

    private final CrawlHistory history;
    private final FailureStore failures;

    public Chronicle(Ledger ledger) {
        this.history = ledger.crawls();
        this.failures = ledger.failures();
    }

    /**
     * Several runs.
     *
     * @param runs newest first
     */
    public record Runs(List<RunView> runs) {}

    /**
     * All that has failed and not healed.
     *
     * @param failures the latest first
     */
    public record Failures(List<FailureView> failures) {}

    /** The newest runs, at most two hundred. */
    public Runs runs() {
        return new Runs(history.latest(MOST_RUNS).stream().map(RunView::of).toList());
    }

    /** One run; empty when the ledger does not know it, or not any more. */
    public Optional<RunView> run(long id) {
        return history.find(id).map(RunView::of);
    }

    public Failures failures() {
        return new Failures(failures.list().stream().map(FailureView::of).toList());
    }
}
