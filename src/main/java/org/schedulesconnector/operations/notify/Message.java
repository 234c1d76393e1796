package org.schedulesconnector.operations.notify;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.URI;
import java.time.Instant;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.settings.NotifyCondition;

/**
 * What is told, before it has a format. As JSON it is what the format {@code json} posts, so its members keep their names and meaning.
 *
 * @param version of this form, 1
 * @param incident the same for everything that is told of one condition, from its beginning to its end
 * @param condition what is wrong; null for a test
 * @param state why it is told
 * @param since when it was seen first
 * @param healedAt when it was over; null while it is not
 * @param connection the external connection's id
 * @param title one sentence for people
 * @param reason why it is so; null when that is not known, or it is over
 * @param remedy what to do; null when nothing is to be done, or the reason says it
 * @param run the run that showed it, or its end; for a stale index the last run that ended; null when there is none
 * @param freshnessSeconds how long ago the last run began that saw the whole account; null before the first
 * @param console where people find the console; null when the settings do not say
 */
@JsonPropertyOrder({
    "version",
    "incident",
    "condition",
    "state",
    "since",
    "healedAt",
    "connection",
    "title",
    "reason",
    "remedy",
    "run",
    "freshnessSeconds",
    "console"
})
record Message(
        int version,
        String incident,
        NotifyCondition condition,
        Notice.Kind state,
        Instant since,
        Instant healedAt,
        String connection,
        String title,
        String reason,
        String remedy,
        Run run,
        Long freshnessSeconds,
        URI console) {
    static final int VERSION = 1;

    /**
     * One run.
     *
     * @param number its number within the connection
     */
    record Run(long number, CrawlMode mode, RunOutcome outcome, Instant startedAt, Instant endedAt, RunCounts counts) {}
}
