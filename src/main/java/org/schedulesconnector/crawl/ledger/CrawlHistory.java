package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunReport;

/** The runs of a connection, past and present. */
public interface CrawlHistory {
    /** Begins a run under a lease and gives its number: 1 for the first of the connection, then one more each. */
    long begin(CrawlMode mode, Lease lease, Instant startedAt);

    /** Tells where a run is. Does nothing when it has been closed meanwhile. */
    void progress(long crawlId, String phase, RunCounts counts);

    /**
     * Ends a run with what it reports.
     *
     * @return false when it had been closed before, by {@link #closeAbandoned}: that verdict stays
     */
    boolean finish(RunReport report);

    /**
     * Ends, as abandoned, every run that began under an earlier lease and never ended: its process died.
     *
     * @param lease the lease held now, which is the evidence that nobody else runs
     * @return the runs that were closed, with the phase they died in
     */
    List<CrawlRecord> closeAbandoned(Lease lease);

    /** The newest run, open or not. */
    default Optional<CrawlRecord> latest() {
        return latest(1).stream().findFirst();
    }

    /** A run by its number; empty when it is not known, or not any more. */
    Optional<CrawlRecord> find(long crawlId);

    /** The newest runs, newest first. */
    List<CrawlRecord> latest(int count);

    /**
     * The newest run that ended and saw the whole account, full or incremental: what the index says is as fresh as that run's
     * {@link CrawlRecord#startedAt}, items that failed apart.
     */
    Optional<CrawlRecord> latestWhole();

    /** The newest full crawl that ended and saw the whole account: an incremental crawl builds upon it. */
    Optional<CrawlRecord> latestFull();

    /**
     * Forgets the ended runs that began before an instant, but never the newest run, and never those of {@link #latestWhole} and
     * {@link #latestFull}. Returns how many were forgotten.
     */
    int prune(Instant before);
}
