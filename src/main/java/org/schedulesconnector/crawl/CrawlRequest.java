package org.schedulesconnector.crawl;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is asked of a run.
 *
 * @param purpose what it is for, not null
 * @param scheduleId the one schedule of a preview, else null
 * @param limit how many schedules to take at most; empty for all. A limited run never deletes
 * @param approvedDeletions how many deletions an operator approves of; empty when nobody was asked
 */
public record CrawlRequest(Purpose purpose, String scheduleId, OptionalInt limit, OptionalInt approvedDeletions) {
    public enum Purpose {
        /** Brings the index up to date. */
        CRAWL,
        /** Goes the same way and writes nothing. */
        PLAN,
        /** Renders one schedule and writes nothing. */
        PREVIEW
    }

    public CrawlRequest {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(approvedDeletions, "approvedDeletions");
        if (purpose == Purpose.PREVIEW) {
            Objects.requireNonNull(scheduleId, "scheduleId");
        }
    }

    /** Everything, with the guard's own bounds for deletions. */
    public static CrawlRequest crawl() {
        return new CrawlRequest(Purpose.CRAWL, null, OptionalInt.empty(), OptionalInt.empty());
    }

    public static CrawlRequest plan() {
        return new CrawlRequest(Purpose.PLAN, null, OptionalInt.empty(), OptionalInt.empty());
    }

    public static CrawlRequest preview(String scheduleId) {
        return new CrawlRequest(Purpose.PREVIEW, scheduleId, OptionalInt.empty(), OptionalInt.empty());
    }

    public CrawlRequest withLimit(int schedules) {
        return new CrawlRequest(purpose, scheduleId, OptionalInt.of(schedules), approvedDeletions);
    }

    public CrawlRequest withApprovedDeletions(int items) {
        return new CrawlRequest(purpose, scheduleId, limit, OptionalInt.of(items));
    }
}
