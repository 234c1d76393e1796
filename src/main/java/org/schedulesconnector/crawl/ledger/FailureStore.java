package org.schedulesconnector.crawl.ledger;

import java.util.List;
import java.util.Set;
import org.schedulesconnector.crawl.report.RunFailure;

/** What failed and has not healed since, one row per subject and step. */
public interface FailureStore {
    /**
     * Adds a failure, or counts one more attempt of a known one and replaces what it tells; the first time is kept.
     *
     * @param tried what it was tried with, as a digest; null when nothing tells one attempt from another
     */
    void record(RunFailure failure, String tried);

    /** Adds a failure of which nothing tells one attempt from another. */
    default void record(RunFailure failure) {
        record(failure, null);
    }

    /** Forgets all failures of a subject: it went well, or is gone. Returns whether there were any. */
    boolean heal(String subject);

    /** Forgets the failure of one step of a subject: that step went well, or does not apply any more. Returns whether there was one. */
    boolean heal(String subject, String step);

    /** The subjects with failures, so that a run need heal only these. */
    Set<String> subjects();

    /** All failures, the latest first. */
    List<StoredFailure> list();
}
