package org.schedulesconnector.pagerduty;

/** Failures of PagerDuty for the tests of those who have to deal with them. */
public final class PagerDutyFailures {
    private PagerDutyFailures() {}

    public static PagerDutyException answered(
            PagerDutyException.Kind kind, int status, String message, String requestId) {
        return PagerDutyException.of(kind)
                .path("/schedules/P1")
                .status(status)
                .message(message)
                .requestId(requestId)
                .build();
    }

    public static PagerDutyException unanswered(PagerDutyException.Kind kind) {
        return PagerDutyException.of(kind).message("No answer").build();
    }
}
