package org.schedulesconnector.crawl;

import java.util.BitSet;
import java.util.Optional;
import org.schedulesconnector.settings.CrawlSettings;

/**
 * Stops a hopeless run: more items failed than are allowed in all, in a row, or of the last hundred. A share is of a hundred items even when
 * fewer were seen, so that a few early failures are no verdict. Once exhausted it stays so. Thread-safe; with parallel items
 * "in a row" means in the order in which they ended.
 */
final class FailureBudget {
    private static final int RECENT = 100;

    private final int maxFailures;
    private final int maxConsecutive;
    private final int maxPercent;
    private final BitSet recent = new BitSet(RECENT);
    private int next;
    private long total;
    private int consecutive;
    private String exhausted;

    FailureBudget(CrawlSettings settings) {
        maxFailures = settings.maxFailures();
        maxConsecutive = settings.maxConsecutiveFailures();
        maxPercent = settings.maxFailurePercent();
    }

    /** One item went well. */
    synchronized void success() {
        consecutive = 0;
        remember(false);
    }

    /** One item failed. */
    synchronized void failure() {
        total++;
        consecutive++;
        remember(true);
        if (exhausted == null) {
            exhausted = verdict();
        }
    }

    /** The sentence that says why the run must stop; empty while it may go on. */
    synchronized Optional<String> exhausted() {
        return Optional.ofNullable(exhausted);
    }

    private void remember(boolean failed) {
        recent.set(next, failed);
        next = (next + 1) % RECENT;
    }

    private String verdict() {
        if (consecutive > maxConsecutive) {
            return consecutive + " items failed one after the other (crawl.failures.max-consecutive=" + maxConsecutive
                    + ").";
        }
        if (total > maxFailures) {
            return total + " items failed in this run (crawl.failures.max-count=" + maxFailures + ").";
        }
        int share = recent.cardinality();
        return share > maxPercent
                ? share + " of the last " + RECENT + " items failed (crawl.failures.max-percent=" + maxPercent + ")."
                : null;
    }
}
