package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Objects;
import org.schedulesconnector.oncall.ScheduleKind;

/**
 * When a schedule was read last, and what it came to.
 *
 * @param kind what kind it was, not null
 * @param readAt when PagerDuty told it last, not null
 * @param digest of what it told, not null
 */
public record ReadingMark(ScheduleKind kind, Instant readAt, String digest) {
    public ReadingMark {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(digest, "digest");
    }
}
