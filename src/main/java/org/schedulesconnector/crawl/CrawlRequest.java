package org.schedulesconnector.crawl;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.schedulesconnector.crawl.report.CrawlMode;

/**
 * What is asked of a run.
 *
 * @param purpose what it is for, not null
 * @param mode how much a crawl looks at; {@link CrawlMode#PLAN} for every other purpose, not null
 * @param scheduleId the one schedule of a sync, preview or explanation, else null
 * @param user the e-mail or id of an explanation's person, else null
 * @param limit how many schedules to take at most; empty for all. A limited run never deletes
 * @param approvedDeletions how many deletions an operator approves of; empty when nobody was asked
 * @param sample how many items a verification reads back at most; empty for all
 */
public record CrawlRequest(
        Purpose purpose,
        CrawlMode mode,
        String scheduleId,
        String user,
        OptionalInt limit,
        OptionalInt approvedDeletions,
        OptionalInt sample) {
    public enum Purpose {
        /** Brings the index up to date. */
        CRAWL,
        /** Goes the same way and writes nothing. */
        PLAN,
        /** A plan that also reads items back from Graph. */
        VERIFICATION,
        /** Renders one schedule and writes nothing. */
        PREVIEW,
        /** Looks for everybody's Entra account and writes nothing. */
        IDENTITIES,
        /** Explains one person's access to one schedule and writes nothing. */
        EXPLANATION
    }

    public CrawlRequest {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(approvedDeletions, "approvedDeletions");
        Objects.requireNonNull(sample, "sample");
        if (mode == CrawlMode.SYNC || purpose == Purpose.PREVIEW || purpose == Purpose.EXPLANATION) {
            Objects.requireNonNull(scheduleId, "scheduleId");
        }
        if (purpose == Purpose.EXPLANATION) {
            Objects.requireNonNull(user, "user");
        }
    }

    /** Everything, with the guard's own bounds for deletions. */
    public static CrawlRequest full() {
        return crawl(CrawlMode.FULL, null);
    }

    /** What may have changed; becomes a full crawl when there is nothing to build upon. */
    public static CrawlRequest incremental() {
        return crawl(CrawlMode.INCREMENTAL, null);
    }

    /** The schedules whose hand-off has passed. */
    public static CrawlRequest handOff() {
        return crawl(CrawlMode.HAND_OFF, null);
    }

    /** One schedule, now. */
    public static CrawlRequest sync(String scheduleId) {
        return crawl(CrawlMode.SYNC, scheduleId);
    }

    /** What failed and has not healed, now. */
    public static CrawlRequest retryFailed() {
        return crawl(CrawlMode.RETRY, null);
    }

    public static CrawlRequest plan() {
        return reading(Purpose.PLAN, null, null);
    }

    /** @param sample how many items are read back at most; empty for all */
    public static CrawlRequest verification(OptionalInt sample) {
        return new CrawlRequest(
                Purpose.VERIFICATION, CrawlMode.PLAN, null, null, OptionalInt.empty(), OptionalInt.empty(), sample);
    }

    public static CrawlRequest preview(String scheduleId) {
        return reading(Purpose.PREVIEW, scheduleId, null);
    }

    public static CrawlRequest identities() {
        return reading(Purpose.IDENTITIES, null, null);
    }

    /** @param user the person's e-mail in PagerDuty, in any case of letters, or PagerDuty's user id */
    public static CrawlRequest explanation(String scheduleId, String user) {
        return reading(Purpose.EXPLANATION, scheduleId, user);
    }

    public CrawlRequest withLimit(int schedules) {
        return new CrawlRequest(purpose, mode, scheduleId, user, OptionalInt.of(schedules), approvedDeletions, sample);
    }

    public CrawlRequest withApprovedDeletions(int items) {
        return new CrawlRequest(purpose, mode, scheduleId, user, limit, OptionalInt.of(items), sample);
    }

    /** What it is, in a few words: {@code full crawl}, {@code sync of PABC123}. */
    public String describe() {
        return switch (mode) {
            case SYNC -> "sync of " + scheduleId;
            case HAND_OFF -> "look at hand-offs";
            case RETRY -> "retry of what failed";
            case FULL, INCREMENTAL -> mode.label() + " crawl";
            case PLAN -> purpose.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The same, looking at everything. */
    CrawlRequest asFull() {
        return new CrawlRequest(purpose, CrawlMode.FULL, null, user, limit, approvedDeletions, sample);
    }

    /** The same, looking at what may have changed. */
    CrawlRequest asIncremental() {
        return new CrawlRequest(purpose, CrawlMode.INCREMENTAL, null, user, limit, approvedDeletions, sample);
    }

    private static CrawlRequest crawl(CrawlMode mode, String scheduleId) {
        return new CrawlRequest(
                Purpose.CRAWL, mode, scheduleId, null, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    private static CrawlRequest reading(Purpose purpose, String scheduleId, String user) {
        return new CrawlRequest(
                purpose,
                CrawlMode.PLAN,
                scheduleId,
                user,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
