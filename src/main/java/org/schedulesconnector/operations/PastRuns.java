package org.schedulesconnector.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.CrawlHistory;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.LedgerException;

/**
 * What the ledger knows of runs, asked at most once a second, however often somebody looks at the status. Other processes' runs are
 * among them. Thread-safe.
 */
final class PastRuns {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int ENOUGH_FOR_AN_ENDED_ONE = 5;

    private final CrawlHistory history;
    private final Replicas replicas;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Known known = new Known(Optional.empty(), Optional.empty(), Optional.empty(), null);

    PastRuns(CrawlHistory history, Replicas replicas, Clock clock) {
        this.history = history;
        this.replicas = replicas;
        this.clock = clock;
    }

    /**
     * What is known of past runs.
     *
     * @param lastEnded the newest run that has ended
     * @param lastWhole the newest that saw the whole account
     * @param elsewhere the run that another process has in progress
     * @param problem why this may be out of date; null when it is not
     */
    record Known(
            Optional<CrawlRecord> lastEnded,
            Optional<CrawlRecord> lastWhole,
            Optional<RunElsewhere> elsewhere,
            String problem) {}

    /**
     * A run of another process.
     *
     * @param holder that process, for people
     * @param run what the ledger knows of it; null when it has only just begun
     */
    record RunElsewhere(String holder, CrawlRecord run) {}

    synchronized Known read() {
        Instant now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now)) {
            known = ask();
            readAt = now;
        }
        return known;
    }

    /** A ledger that cannot be read must not hide the rest of the status. */
    private Known ask() {
        try {
            List<CrawlRecord> latest = history.latest(ENOUGH_FOR_AN_ENDED_ONE);
            Optional<CrawlRecord> lastEnded =
                    latest.stream().filter(run -> !run.isOpen()).findFirst();
            return new Known(lastEnded, history.latestWhole(), elsewhere(latest), null);
        } catch (LedgerException e) {
            return new Known(known.lastEnded(), known.lastWhole(), Optional.empty(), e.getMessage());
        }
    }

    private Optional<RunElsewhere> elsewhere(List<CrawlRecord> latest) {
        CrawlRecord open =
                latest.stream().filter(CrawlRecord::isOpen).findFirst().orElse(null);
        return replicas.elsewhere().map(lease -> new RunElsewhere(lease.holder(), open));
    }
}
