package org.schedulesconnector.crawl.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;

/**
 * One run as the ledger keeps it.
 *
 * @param id its number within the connection, from 1
 * @param mode what kind of run
 * @param startedAt when it began
 * @param endedAt when it ended; null while it runs
 * @param phase the step it is in, or was in last
 * @param progressAt when it last told of progress
 * @param outcome how it ended; null while it runs
 * @param whole whether it ended and saw the whole account, as its report said; items may have failed
 * @param reason why it did not succeed; null when it did, or runs
 * @param counts what it has counted
 * @param notes what it said once
 */
public record CrawlRecord(
        long id,
        CrawlMode mode,
        Instant startedAt,
        Instant endedAt,
        String phase,
        Instant progressAt,
        RunOutcome outcome,
        boolean whole,
        String reason,
        RunCounts counts,
        List<String> notes) {
    public CrawlRecord {
        notes = List.copyOf(notes);
    }

    /** Whether it has not ended, as far as the ledger knows. */
    public boolean isOpen() {
        return endedAt == null;
    }

    /** How long it took; empty while it is open. */
    public Optional<Duration> duration() {
        return isOpen() ? Optional.empty() : Optional.of(Duration.between(startedAt, endedAt));
    }
}
