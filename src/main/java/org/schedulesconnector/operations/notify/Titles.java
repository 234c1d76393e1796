package org.schedulesconnector.operations.notify;

import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.settings.NotifyCondition;

/** What is wrong, or over, in one sentence. */
final class Titles {
    private Titles() {}

    /** @param run the run that showed it; null when none did */
    static String of(Notice notice, CrawlRecord run) {
        NotifyCondition condition = notice.subject().condition();
        return switch (notice.kind()) {
            case RAISED -> "PagerDuty schedules connector: " + wrong(condition, run) + ".";
            case REPEATED -> "PagerDuty schedules connector, still: " + wrong(condition, run) + ".";
            case HEALED, TEST -> "PagerDuty schedules connector: " + over(condition) + ".";
        };
    }

    private static String wrong(NotifyCondition condition, CrawlRecord run) {
        String which = run == null ? "a run" : run.mode().label() + " run " + run.id();
        return switch (condition) {
            case FAILED -> which + " failed";
            case DEGRADED -> which + " was degraded, a listing or an item failed";
            case WITHHELD -> which + " held deletions back";
            case ABANDONED -> "the process of " + which + " died";
            case STALE -> "the index is stale, no run has seen the whole account for too long";
        };
    }

    private static String over(NotifyCondition condition) {
        return switch (condition) {
            case FAILED -> "runs do not fail any more";
            case DEGRADED -> "nothing fails any more";
            case WITHHELD -> "no deletion is held back any more";
            case ABANDONED -> "a run came to its end after one whose process had died";
            case STALE -> "the index is fresh again";
        };
    }
}
