package org.schedulesconnector.operations;

import java.time.Instant;
import java.util.List;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;

/**
 * One run, past or present, as HTTP and commands show it.
 *
 * @param id its number within the connection, from 1
 * @param mode what kind of run
 * @param outcome how it ended; null while it runs
 * @param phase the step it is in, or was in last
 * @param reason why it did not succeed; null when it did, or runs
 * @param startedAt when it began
 * @param endedAt when it ended; null while it runs
 * @param whole whether it ended and saw the whole account
 * @param counts what it has counted
 * @param notes what it said once
 */
public record RunView(
        long id,
        CrawlMode mode,
        RunOutcome outcome,
        String phase,
        String reason,
        Instant startedAt,
        Instant endedAt,
        boolean whole,
        RunCounts counts,
        List<String> notes) {
    public RunView {
        notes = List.copyOf(notes);
    }

    static RunView of(CrawlRecord run) {
        return new RunView(
                run.id(),
                run.mode(),
                run.outcome(),
                run.phase(),
                run.reason(),
                run.startedAt(),
                run.endedAt(),
                run.whole(),
                run.counts(),
                run.notes());
    }
}
