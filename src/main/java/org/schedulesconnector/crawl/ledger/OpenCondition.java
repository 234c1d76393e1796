package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Objects;
import org.schedulesconnector.settings.NotifyCondition;

/**
 * Something that is wrong, or was and its end is not told yet.
 *
 * @param condition what, not null
 * @param since when it was seen first, not null
 * @param crawlId the run that showed it last, or that showed its end; null when none did
 * @param toldAt when somebody was told last; null when nobody was
 * @param healedAt when it was over; null while it is not
 */
public record OpenCondition(NotifyCondition condition, Instant since, Long crawlId, Instant toldAt, Instant healedAt) {
    public OpenCondition {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(since, "since");
    }

    /** One that nobody was told of. */
    public static OpenCondition raised(NotifyCondition condition, Instant since, Long crawlId) {
        return new OpenCondition(condition, since, crawlId, null, null);
    }

    /** It is there, also when it was over a moment ago. */
    public OpenCondition seen(Long itsCrawlId) {
        return new OpenCondition(condition, since, itsCrawlId, toldAt, null);
    }

    public OpenCondition healed(Instant at, Long byCrawlId) {
        return new OpenCondition(condition, since, byCrawlId, toldAt, at);
    }

    public OpenCondition told(Instant at) {
        return new OpenCondition(condition, since, crawlId, at, healedAt);
    }

    public boolean isHealed() {
        return healedAt != null;
    }

    public boolean isTold() {
        return toldAt != null;
    }
}
