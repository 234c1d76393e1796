package org.schedulesconnector.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;

/**
 * When something that failed is tried again. The next crawl always tries. What the service refuses a second time for what it is waits
 * five minutes, and twice as long after each further refusal, up to a day; trouble that passes does not make incremental crawls
 * wait. Runs for hand-offs, which may follow each other by the second, leave alone for five minutes whatever failed. Full crawls and
 * whoever asks for it try at once.
 */
final class RetryRule {
    static final Duration FIRST_WAIT = Duration.ofMinutes(5);
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** A later attempt may go well though nothing about the subject has changed. */
    private static final Set<FailureCategory> PASSING = EnumSet.of(
            FailureCategory.AUTHENTICATION,
            FailureCategory.THROTTLED,
            FailureCategory.UNAVAILABLE,
            FailureCategory.INVALID_ANSWER,
            FailureCategory.INCOMPLETE,
            FailureCategory.CONFLICT,
            FailureCategory.LEDGER);

    private RetryRule() {}

    /** How long after the last of so many attempts the next one comes. */
    static Duration wait(int attempts) {
        if (attempts <= 1) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempts - 2, 16);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Whether a run of this kind that began now leaves the same alone. What was not done for safety's sake never waits: it asks nothing. */
    static boolean waits(StoredFailure known, CrawlMode mode, Instant now) {
        FailureCategory category = known.failure().category();
        if (category == FailureCategory.ACCESS) {
            return false;
        }
        return switch (mode) {
            case INCREMENTAL -> !PASSING.contains(category) && now.isBefore(after(known, wait(known.attempts())));
            case HAND_OFF -> now.isBefore(after(known, longer(FIRST_WAIT, wait(known.attempts()))));
            case FULL, SYNC, RETRY, PLAN -> false;
        };
    }

    private static Instant after(StoredFailure known, Duration wait) {
        return known.lastAt().plus(wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
