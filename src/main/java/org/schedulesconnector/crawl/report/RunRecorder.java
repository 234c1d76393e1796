package org.schedulesconnector.crawl.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Collects what happens in one run and draws the outcome from it. Of several outcomes the first that applies counts: failed,
 * cancelled, withheld, degraded, succeeded. Thread-safe.
 */
public final class RunRecorder {
    /** So many failures are kept for the report; all of them are counted, and the ledger stores each. */
    public static final int FAILURES_KEPT = 100;

    private final long crawlId;
    private final CrawlMode mode;
    private final Instant startedAt;
    private final RunTally tally = new RunTally();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<RunFailure> failures = new ArrayList<>();
    private int failedListings;
    private String withheldBecause;
    private RunFailure abortedBy;
    private StoppedBy cancelledBy;
    private boolean limited;

    /**
     * Begins a recording.
     *
     * @param crawlId the number of the crawl; 0 for a plan
     */
    public RunRecorder(long crawlId, CrawlMode mode, Instant startedAt) {
        this.crawlId = crawlId;
        this.mode = Objects.requireNonNull(mode, "mode");
        this.startedAt = Objects.requireNonNull(startedAt, "startedAt");
    }

    public RunTally tally() {
        return tally;
    }

    /** Tells the operator something, once, however often it is said. */
    public synchronized void note(String sentence) {
        notes.add(sentence);
    }

    /** A listing did not come to its end: the run may write, and must not delete. */
    public synchronized void listingFailed(RunFailure failure) {
        failedListings++;
        keep(failure);
    }

    /** Counts one failed item. */
    public synchronized void itemFailed(RunFailure failure) {
        tally.increment(Counted.FAILED);
        keep(failure);
    }

    /** The guard held back the deletion of so many items. */
    public synchronized void withheld(int items, String sentence) {
        tally.add(Counted.WITHHELD, items);
        withheldBecause = sentence;
    }

    /** The run was stopped by an error, or by the failure budget. The first call counts. */
    public synchronized void aborted(RunFailure failure) {
        if (abortedBy == null) {
            abortedBy = failure;
        }
    }

    /** Somebody stopped the run. The first call counts. */
    public synchronized void cancelled(StoppedBy by) {
        if (cancelledBy == null) {
            cancelledBy = by;
        }
    }

    /** The run takes some schedules and leaves the others. */
    public synchronized void limited() {
        limited = true;
    }

    /** Whether a listing has failed so far: then nothing may be deleted. */
    public synchronized boolean hasFailedListing() {
        return failedListings > 0;
    }

    /** Ends the recording. */
    public synchronized RunReport finish(Instant endedAt) {
        RunCounts counts = tally.snapshot();
        RunOutcome outcome = outcome(counts);
        return new RunReport(
                crawlId,
                mode,
                outcome,
                isWhole(),
                reason(outcome, counts),
                abortedBy,
                startedAt,
                Duration.between(startedAt, endedAt),
                counts,
                List.copyOf(notes),
                failures);
    }

    private void keep(RunFailure failure) {
        if (failures.size() < FAILURES_KEPT) {
            failures.add(failure);
        }
    }

    private boolean isWhole() {
        return mode.isWhole() && failedListings == 0 && abortedBy == null && cancelledBy == null && !limited;
    }

    private RunOutcome outcome(RunCounts counts) {
        if (abortedBy != null) {
            return RunOutcome.FAILED;
        }
        if (cancelledBy != null) {
            return RunOutcome.CANCELLED;
        }
        if (withheldBecause != null) {
            return RunOutcome.WITHHELD;
        }
        return failedListings > 0 || counts.failed() > 0 ? RunOutcome.DEGRADED : RunOutcome.SUCCEEDED;
    }

    private String reason(RunOutcome outcome, RunCounts counts) {
        return switch (outcome) {
            case SUCCEEDED -> null;
            case DEGRADED ->
                "Listings that failed: " + failedListings + ", items that failed: " + counts.failed()
                        + "; nothing they might concern was deleted.";
            case WITHHELD -> withheldBecause;
            case FAILED -> abortedBy.message() + " " + abortedBy.remedy();
            case CANCELLED -> cancelledBy.sentence() + "; the next crawl does what is left.";
            case ABANDONED -> throw new IllegalStateException("a run that reports was not abandoned");
        };
    }
}
