package org.schedulesconnector.crawl;

import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.pagerduty.PagerDutyException;

/** Turns what was thrown into what is reported and stored: the one place that knows the exceptions of both services. */
public final class FailureClassifier {
    /**
     * @param subject what failed: an item id, or the name of a listing
     * @param step the step of the crawl
     * @param thrown what was thrown; of a chain, the first that is known counts
     */
    public RunFailure classify(String subject, String step, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PagerDutyException refused) {
                return of(subject, step, refused);
            }
            if (cause instanceof GraphException refused) {
                return of(subject, step, refused);
            }
            if (cause instanceof LedgerException failed) {
                return RunFailure.of(
                        subject, step, FailureSource.CONNECTOR, FailureCategory.LEDGER, failed.getMessage());
            }
        }
        return RunFailure.of(subject, step, FailureSource.CONNECTOR, FailureCategory.INTERNAL, thrown.toString());
    }

    private static RunFailure of(String subject, String step, PagerDutyException e) {
        return RunFailure.of(subject, step, FailureSource.PAGERDUTY, category(e), e.getMessage())
                .withAnswer(
                        e.status().isPresent() ? e.status().getAsInt() : null,
                        e.requestId().orElse(null))
                .withRemedy(e.remedy());
    }

    private static RunFailure of(String subject, String step, GraphException e) {
        return RunFailure.of(subject, step, FailureSource.GRAPH, category(e), e.getMessage())
                .withAnswer(e.status() == 0 ? null : e.status(), e.requestId())
                .withRemedy(e.kind().remedy());
    }

    private static FailureCategory category(PagerDutyException e) {
        return switch (e.kind()) {
            case AUTHENTICATION -> FailureCategory.AUTHENTICATION;
            case FORBIDDEN -> FailureCategory.PERMISSION;
            case PLAN -> FailureCategory.PLAN;
            case NOT_FOUND -> FailureCategory.NOT_FOUND;
            case WRONG_KIND, INVALID_REQUEST, REDIRECTED, FOREIGN_HOST -> FailureCategory.INVALID_REQUEST;
            case RATE_LIMITED -> FailureCategory.THROTTLED;
            case TIMEOUT, UNAVAILABLE -> FailureCategory.UNAVAILABLE;
            case MALFORMED, TOO_LARGE -> FailureCategory.INVALID_ANSWER;
            case INCOMPLETE -> FailureCategory.INCOMPLETE;
        };
    }

    private static FailureCategory category(GraphException e) {
        return switch (e.kind()) {
            case THROTTLED -> FailureCategory.THROTTLED;
            case UNAVAILABLE, TIMEOUT, IO, CLOSED -> FailureCategory.UNAVAILABLE;
            case AUTHENTICATION -> FailureCategory.AUTHENTICATION;
            case FORBIDDEN -> FailureCategory.PERMISSION;
            case NOT_FOUND -> FailureCategory.NOT_FOUND;
            case CONFLICT, REFUSED -> FailureCategory.CONFLICT;
            case INVALID, TOO_LARGE -> FailureCategory.INVALID_ITEM;
            case QUOTA -> FailureCategory.QUOTA;
            case MALFORMED_ANSWER -> FailureCategory.INVALID_ANSWER;
        };
    }
}
