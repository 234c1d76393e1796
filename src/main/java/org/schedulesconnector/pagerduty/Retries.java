package org.schedulesconnector.pagerduty;

import java.time.Duration;

/** How often one request was tried again, by reason: being told to wait is no sign of a fault, so it may go on for long. */
final class Retries {
    static final int MOST_RATE_LIMITED = 30;
    static final int MOST_OTHER = 6;

    private int rateLimited;
    private int other;
    private boolean allowed;

    /** Notes a failure. */
    void failed(PagerDutyException failure) {
        if (isRateLimited(failure)) {
            rateLimited++;
            allowed = rateLimited <= MOST_RATE_LIMITED;
        } else {
            other++;
            allowed = failure.isRetryable() && other <= MOST_OTHER;
        }
    }

    /** Whether the request may be tried again after the last failure. */
    boolean isAllowed() {
        return allowed;
    }

    /** The exponential wait after the last failure: doubled each time, from a base that is four times as long for rate limits. */
    Duration backoff(PagerDutyException failure, Duration base, Duration longest) {
        boolean limited = isRateLimited(failure);
        Duration first = limited ? base.multipliedBy(4) : base;
        int doublings = Math.min((limited ? rateLimited : other) - 1, 10);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    private static boolean isRateLimited(PagerDutyException failure) {
        return failure.kind() == PagerDutyException.Kind.RATE_LIMITED;
    }
}
