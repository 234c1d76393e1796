package org.schedulesconnector.crawl;

import static org.schedulesconnector.crawl.report.FailureCategory.ACCESS;
import static org.schedulesconnector.crawl.report.FailureCategory.AUTHENTICATION;
import static org.schedulesconnector.crawl.report.FailureCategory.CONFLICT;
import static org.schedulesconnector.crawl.report.FailureCategory.INCOMPLETE;
import static org.schedulesconnector.crawl.report.FailureCategory.INTERNAL;
import static org.schedulesconnector.crawl.report.FailureCategory.INVALID_ANSWER;
import static org.schedulesconnector.crawl.report.FailureCategory.INVALID_ITEM;
import static org.schedulesconnector.crawl.report.FailureCategory.INVALID_REQUEST;
import static org.schedulesconnector.crawl.report.FailureCategory.LEDGER;
import static org.schedulesconnector.crawl.report.FailureCategory.NOT_FOUND;
import static org.schedulesconnector.crawl.report.FailureCategory.PERMISSION;
import static org.schedulesconnector.crawl.report.FailureCategory.PLAN;
import static org.schedulesconnector.crawl.report.FailureCategory.QUOTA;
import static org.schedulesconnector.crawl.report.FailureCategory.THROTTLED;
import static org.schedulesconnector.crawl.report.FailureCategory.UNAVAILABLE;

import java.util.Optional;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.pagerduty.PagerDutyException;

/** Tells what an exception of any part means for a run: the one place where exceptions become failures. */
final class FailureClassifier {
    private FailureClassifier() {}

    /**
     * Looks through wrappers, such as Camel's, for an exception that some part of the connector threw knowingly. What nobody
     * threw knowingly is a fault of the connector.
     *
     * @param subject what failed: an item id or the name of a listing
     * @param step the step of the crawl
     */
    static RunFailure classify(String subject, String step, Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<RunFailure> known = known(subject, step, cause);
            if (known.isPresent()) {
                return known.get();
            }
            root = cause;
        }
        return RunFailure.of(subject, step, FailureSource.CONNECTOR, INTERNAL, describe(root));
    }

    /** Whether something did not come to its end only because the run was stopped: the next run does it, and nothing failed. */
    static boolean isCutShort(CrawlRun run, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean closed = cause instanceof GraphException e && e.kind() == GraphException.Kind.CLOSED;
            boolean notRepeated = cause instanceof PagerDutyException e && e.isRetryable();
            if (run.isStopped() && (closed || notRepeated || cause instanceof RunStoppedException)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<RunFailure> known(String subject, String step, Throwable thrown) {
        if (thrown instanceof PagerDutyException e) {
            return Optional.of(failure(subject, step, FailureSource.PAGERDUTY, category(e.kind()), e, e.remedy())
                    .withAnswer(
                            e.status().isPresent() ? e.status().getAsInt() : null,
                            e.requestId().orElse(null)));
        }
        if (thrown instanceof GraphException e) {
            return Optional.of(failure(subject, step, FailureSource.GRAPH, category(e.kind()), e, e.remedy())
                    .withRemedy(e.kind() == GraphException.Kind.AUTHENTICATION ? LoginRemedies.of(e) : e.remedy())
                    .withAnswer(e.status() == 0 ? null : e.status(), e.requestId()));
        }
        if (thrown instanceof WideGroupException e) {
            return Optional.of(RunFailure.of(subject, step, FailureSource.GRAPH, ACCESS, e.getMessage()));
        }
        if (thrown instanceof LedgerException e) {
            return Optional.of(failure(subject, step, FailureSource.CONNECTOR, LEDGER, e, e.remedy()));
        }
        return Optional.empty();
    }

    /** These exceptions end their message with the remedy, which a failure keeps apart. */
    private static RunFailure failure(
            String subject, String step, FailureSource source, FailureCategory category, Exception e, String remedy) {
        String message = e.getMessage().replace(" " + remedy, "").strip();
        return RunFailure.of(subject, step, source, category, message).withRemedy(remedy);
    }

    private static FailureCategory category(PagerDutyException.Kind kind) {
        return switch (kind) {
            case AUTHENTICATION -> AUTHENTICATION;
            case FORBIDDEN -> PERMISSION;
            case PLAN -> PLAN;
            case NOT_FOUND -> NOT_FOUND;
            case WRONG_KIND -> CONFLICT;
            case INVALID_REQUEST, FOREIGN_HOST -> INVALID_REQUEST;
            case REDIRECTED, TOO_LARGE, MALFORMED -> INVALID_ANSWER;
            case RATE_LIMITED -> THROTTLED;
            case TIMEOUT, UNAVAILABLE, UNTRUSTED, PROXY -> UNAVAILABLE;
            case INCOMPLETE -> INCOMPLETE;
        };
    }

    private static FailureCategory category(GraphException.Kind kind) {
        return switch (kind) {
            case THROTTLED -> THROTTLED;
            case UNAVAILABLE, TIMEOUT, IO, CLOSED, UNTRUSTED, PROXY -> UNAVAILABLE;
            case AUTHENTICATION -> AUTHENTICATION;
            case FORBIDDEN -> PERMISSION;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT, REFUSED -> CONFLICT;
            case INVALID, TOO_LARGE -> INVALID_ITEM;
            case QUOTA -> QUOTA;
            case MALFORMED_ANSWER, REDIRECTED, OVERSIZED_ANSWER -> INVALID_ANSWER;
            case WITHDRAWN -> LEDGER;
        };
    }

    private static String describe(Throwable root) {
        String name = root.getClass().getSimpleName();
        return root.getMessage() == null ? name + "." : name + ": " + root.getMessage() + ".";
    }
}
