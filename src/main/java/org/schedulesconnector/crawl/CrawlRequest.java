package org.schedulesconnector.crawl;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is asked of a run.
 *
 * @param purpose what it is for, not null
 * @param scheduleId the one schedule of a preview or explanation, else null
 * @param user the e-mail or id of an explanation's person, else null
 * @param limit how many schedules to take at most; empty for all. A limited run never deletes
 * @param approvedDeletions how many deletions an operator approves of; empty when nobody was asked
 */
public record CrawlRequest(
        Purpose purpose, String scheduleId, String user, OptionalInt limit, OptionalInt approvedDeletions) {
    public enum Purpose {
        /** Brings the index up to date. */
        CRAWL,
        /** Goes the same way and writes nothing. */
        PLAN,
        /** Renders one schedule and writes nothing. */
        PREVIEW,
        /** Looks for everybody's Entra account and writes nothing. */
        IDENTITIES,
        /** Explains one person's access to one schedule and writes nothing. */
        EXPLANATION
    }

    public CrawlRequest {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(approvedDeletions, "approvedDeletions");
        if (purpose == Purpose.PREVIEW || purpose == Purpose.EXPLANATION) {
            Objects.requireNonNull(scheduleId, "scheduleId");
        }
        if (purpose == Purpose.EXPLANATION) {
            Objects.requireNonNull(user, "user");
        }
    }

    /** Everything, with the guard's own bounds for deletions. */
    public static CrawlRequest crawl() {
        return of(Purpose.CRAWL, null, null);
    }

    public static CrawlRequest plan() {
        return of(Purpose.PLAN, null, null);
    }

    public static CrawlRequest preview(String scheduleId) {
        return of(Purpose.PREVIEW, scheduleId, null);
    }

    public static CrawlRequest identities() {
        return of(Purpose.IDENTITIES, null, null);
    }

    /** @param user the person's e-mail in PagerDuty, in any case of letters, or PagerDuty's user id */
    public static CrawlRequest explanation(String scheduleId, String user) {
        return of(Purpose.EXPLANATION, scheduleId, user);
    }

    public CrawlRequest withLimit(int schedules) {
        return new CrawlRequest(purpose, scheduleId, user, OptionalInt.of(schedules), approvedDeletions);
    }

    public CrawlRequest withApprovedDeletions(int items) {
        return new CrawlRequest(purpose, scheduleId, user, limit, OptionalInt.of(items));
    }

    private static CrawlRequest of(Purpose purpose, String scheduleId, String user) {
        return new CrawlRequest(purpose, scheduleId, user, OptionalInt.empty(), OptionalInt.empty());
    }
}
