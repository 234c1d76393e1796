package org.schedulesconnector.crawl;

import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the routes do when one schedule fails: it is told, counted and stored, and the others go on. */
public final class FailureSteps {
    private static final Logger LOG = LoggerFactory.getLogger(FailureSteps.class);

    private final Ledger ledger;

    public FailureSteps(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A schedule could not be read. One that is gone since it was listed is no failure: the removal looks at it. */
    public void unreadable(@Variable("run") CrawlRun run, @Variable("scheduleId") String id, Exchange exchange) {
        Throwable cause = caught(exchange);
        if (cause instanceof PagerDutyException refused && refused.isNotFound()) {
            gone(run, id, refused);
            return;
        }
        RunFailure failure = FailureClassifier.classify(id, "read", cause);
        if (failure.category() == FailureCategory.PERMISSION) {
            // PagerDuty may hide one schedule from a credential that reads all others.
            tell(run, failure);
            run.failedAlone(failure);
        } else {
            keep(run, failure);
        }
    }

    /** Whether its item may go is for a run to decide that sees the whole account. */
    private void gone(CrawlRun run, String id, PagerDutyException refused) {
        run.schedules().vanished(id);
        if (run.mode() == CrawlMode.SYNC) {
            run.abort(
                    FailureClassifier.classify(id, "read", refused)
                            .withRemedy(
                                    "Correct the id; if the schedule was deleted, the next incremental crawl removes its item."));
        } else if (run.isTargeted()) {
            run.recorder().note("Schedule " + id + " is gone; the next incremental crawl deals with its item.");
        } else {
            run.recorder().note("A schedule was deleted while the crawl ran; its item is dealt with as vanished.");
        }
    }

    /** An item could not be rendered or written. */
    public void unwritten(@Variable("run") CrawlRun run, @Variable("scheduleId") String id, Exchange exchange) {
        if (caught(exchange) instanceof RunStoppedException) {
            return;
        }
        keep(run, FailureClassifier.classify(id, "publish", caught(exchange)));
    }

    /** An item could not be removed, or its removal not confirmed. */
    public void unremoved(@Variable("run") CrawlRun run, @Variable("scheduleId") String id, Exchange exchange) {
        keep(run, FailureClassifier.classify(id, "remove", caught(exchange)));
    }

    /** Tells, stores and counts a failure; ends the run when everything else would fail in the same way. */
    void keep(CrawlRun run, RunFailure failure) {
        tell(run, failure);
        run.failed(failure);
    }

    /** What failed in an earlier run went well in this one. */
    void healed(CrawlRun run, String subject) {
        if (run.isWriting() && run.memory().failures().contains(subject)) {
            ledger.failures().heal(subject);
        }
    }

    private void tell(CrawlRun run, RunFailure failure) {
        LOG.warn("{}", failure.toLine());
        if (run.isWriting()) {
            store(run, failure);
        }
    }

    /** A ledger that takes no failure takes no success either: it ends the run, and what failed is counted all the same. */
    private void store(CrawlRun run, RunFailure failure) {
        try {
            ledger.failures().record(failure);
        } catch (LedgerException e) {
            RunFailure unstored = FailureClassifier.classify(failure.subject(), "ledger", e);
            LOG.warn("{}", unstored.toLine());
            run.abort(unstored);
        }
    }

    private static Throwable caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
