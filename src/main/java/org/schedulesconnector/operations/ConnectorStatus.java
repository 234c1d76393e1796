package org.schedulesconnector.operations;

import java.time.Instant;
import java.util.List;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;

/**
 * A service at one moment. JMX and HTTP show the same.
 *
 * @param state what it is doing
 * @param phase the step that the run in progress is in; null when none is
 * @param runMode what kind of run is in progress; null when none is
 * @param runId the number of the run in progress; null when none is
 * @param runHolder which process has the run in progress, where several share a ledger: host and process id; null when none is
 * @param counts what the run in progress has counted so far, else the run before; null before the first
 * @param expected how many schedules the run in progress will deal with, as far as is known; null when none is, or elsewhere
 * @param itemsPerMinute how many schedules the run in progress has dealt with in a minute, so far; null when none is, or too early
 * @param estimatedEnd when the run in progress will have dealt with all schedules at that rate; null when that is not known
 * @param lastOutcome how the last run ended; null before the first
 * @param lastReason why it did not succeed; null when it did
 * @param lastEnded when it ended; null before the first
 * @param freshnessSeconds how long ago the last run began that saw the whole account: nothing in the index is older, items that
 *     failed apart; null before the first such run
 * @param queued what was asked for and waits for its turn, in order
 * @param nextTriggers when the clocks ask for something next
 * @param problem why a part of this is missing; null when nothing is
 */
public record ConnectorStatus(
        ConnectorState state,
        String phase,
        CrawlMode runMode,
        Long runId,
        String runHolder,
        RunCounts counts,
        Long expected,
        Long itemsPerMinute,
        Instant estimatedEnd,
        RunOutcome lastOutcome,
        String lastReason,
        Instant lastEnded,
        Long freshnessSeconds,
        List<String> queued,
        List<NextTrigger> nextTriggers,
        String problem) {
    public ConnectorStatus {
        queued = List.copyOf(queued);
        nextTriggers = List.copyOf(nextTriggers);
    }
}
