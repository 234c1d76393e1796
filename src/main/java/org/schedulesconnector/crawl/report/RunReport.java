package org.schedulesconnector.crawl.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a finished run tells. Immutable.
 *
 * @param crawlId the number of the crawl within its connection, from 1; 0 for a plan
 * @param mode what kind of run it was
 * @param outcome how it ended
 * @param whole whether it saw the whole account: no listing failed, nothing stopped it, and it had no limit
 * @param reason one sentence why it did not succeed; null when it did
 * @param abortedBy the failure that stopped the run; null when none did
 * @param startedAt when it began, the run's "now"
 * @param duration how long it took
 * @param counts what it counted
 * @param notes sentences for the operator, each said once
 * @param failures the first failures of listings and items, at most {@link RunRecorder#FAILURES_KEPT}; {@code counts} knows how
 *     many items failed in all
 */
public record RunReport(
        long crawlId,
        CrawlMode mode,
        RunOutcome outcome,
        boolean whole,
        String reason,
        RunFailure abortedBy,
        Instant startedAt,
        Duration duration,
        RunCounts counts,
        List<String> notes,
        List<RunFailure> failures) {

    public RunReport {
        notes = List.copyOf(notes);
        failures = List.copyOf(failures);
    }

    /** The run as one line of the log. */
    public String toLine() {
        String name = mode == CrawlMode.PLAN ? "plan" : "crawl " + crawlId + " " + mode.label();
        String line = name + " " + outcome.label() + " in " + Elapsed.say(duration) + ": " + counts.toLine();
        return Lines.single(reason == null ? line : line + ". " + reason);
    }
}
