package org.schedulesconnector.crawl.ledger;

import java.util.Objects;

/**
 * What PagerDuty told of one schedule.
 *
 * @param scheduleId not null
 * @param mark when, and a digest of the body, not null
 * @param body what it told, in the form of whoever wrote it and of any length, without the character NUL, not null
 */
public record StoredReading(String scheduleId, ReadingMark mark, String body) {
    public StoredReading {
        Objects.requireNonNull(scheduleId, "scheduleId");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(body, "body");
    }
}
