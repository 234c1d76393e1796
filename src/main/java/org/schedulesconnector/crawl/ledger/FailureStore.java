package org.schedulesconnector.crawl.ledger;

import java.util.List;
import java.util.Set;
import org.schedulesconnector.crawl.report.RunFailure;

/** What failed and has not healed since, one row per subject and step. */
public interface FailureStore {
    /** Adds a failure, or counts one more attempt of a known one and replaces what it tells; the first time is kept. */
    void record(RunFailure failure);

    /** Forgets all failures of a subject: it went well, or is gone. Returns whether there were any. */
    boolean heal(String subject);

    /** The subjects with failures, so that a run need heal only these. */
    Set<String> subjects();

    /** All failures, the latest first. */
    List<StoredFailure> list();
}
