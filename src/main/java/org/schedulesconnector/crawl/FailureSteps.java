package org.schedulesconnector.crawl;

import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when something fails by itself: it is told, counted and stored until it heals, and the others go on. */
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
        } else if (!FailureClassifier.isCutShort(run, cause)) {
            keepOfOne(run, FailureClassifier.classify(id, Step.READ.label(), cause), cause);
        }
    }

    /** Whether its item may go is for a run to decide that sees the whole account. */
    private void gone(CrawlRun run, String id, PagerDutyException refused) {
        run.schedules().vanished(id);
        if (run.memory().itemIds().contains(id)) {
            healed(run, id, Step.READ);
        } else {
            healed(run, id);
        }
        if (run.mode() == CrawlMode.SYNC) {
            run.abort(
                    FailureClassifier.classify(id, Step.READ.label(), refused)
                            .withRemedy(
                                    "Correct the id; if the schedule was deleted, the next incremental crawl removes its item."));
        } else if (run.isTargeted()) {
            run.recorder().note("Schedule " + id + " is gone; the next incremental crawl deals with its item.");
        } else {
            run.recorder().note("A schedule was deleted while the crawl ran; its item is dealt with as vanished.");
        }
    }

    /**
     * An item could not be rendered or written.
     *
     * @param change what was to be written; null when it did not come so far
     */
    public void unwritten(
            @Variable("run") CrawlRun run,
            @Variable("scheduleId") String id,
            @Variable("change") ItemChange change,
            Exchange exchange) {
        if (FailureClassifier.isCutShort(run, caught(exchange))) {
            return;
        }
        if (change == null) {
            keep(run, FailureClassifier.classify(id, Step.RENDER.label(), caught(exchange)));
        } else {
            run.access().leftBehind(change);
            keep(run, FailureClassifier.classify(id, Step.PUBLISH.label(), caught(exchange)), change.digest());
        }
    }

    /** An item could not be removed, or its removal not confirmed. */
    public void unremoved(@Variable("run") CrawlRun run, @Variable("scheduleId") String id, Exchange exchange) {
        Throwable cause = caught(exchange);
        if (!FailureClassifier.isCutShort(run, cause)) {
            keepOfOne(run, FailureClassifier.classify(id, Step.REMOVE.label(), cause), cause);
        }
    }

    /** PagerDuty may hide one schedule from a credential that reads all others: that ends no run, unless it is the token that lacks. */
    private void keepOfOne(CrawlRun run, RunFailure failure, Throwable cause) {
        boolean hidden = failure.category() == FailureCategory.PERMISSION
                && cause instanceof PagerDutyException refused
                && !refused.isCredentialRefused();
        if (hidden) {
            run.failedAlone(tell(run, failure, null));
        } else {
            keep(run, failure, null);
        }
    }

    /** Tells, stores and counts a failure; ends the run when everything else would fail in the same way. */
    void keep(CrawlRun run, RunFailure failure) {
        keep(run, failure, null);
    }

    /** @param tried what it was tried with, as a digest; null when nothing tells one attempt from another */
    void keep(CrawlRun run, RunFailure failure, String tried) {
        run.failed(tell(run, failure, tried));
    }

    /** A listing or a look-up did not come to its end: told and stored, and nothing is deleted in this run. */
    void listingFailed(CrawlRun run, RunFailure failure) {
        run.recorder().listingFailed(tell(run, failure, null));
    }

    /** Something failed that nothing could do without: it ends the run, and is stored until one gets through. */
    void ended(CrawlRun run, RunFailure failure) {
        run.abort(failure);
        if (run.isWriting() && failure.category() != FailureCategory.LEDGER) {
            store(run, failure, null);
        }
    }

    /** What failed in an earlier run is left for a later one: it counts as failed, for it is not as it should be. */
    void putOff(CrawlRun run, String subject, Step step) {
        run.failures()
                .before(subject, step)
                .filter(known -> run.failures().putOff(subject, step))
                .ifPresent(known -> run.recorder().itemFailed(known.failure()));
    }

    /** Says how much was left for later. */
    void tellPutOff(CrawlRun run) {
        int left = run.failures().putOff();
        if (left > 0) {
            run.recorder()
                    .note("Left for a later crawl because they failed before: " + left
                            + "; each has its turn by itself, and retry-failed tries them now.");
        }
    }

    /** A step went well that failed in an earlier run. */
    void healed(CrawlRun run, String subject, Step step) {
        healed(run, subject, step.label());
    }

    private void healed(CrawlRun run, String subject, String step) {
        if (run.isWriting() && run.failures().isOpen(subject, step)) {
            ledger.failures().heal(subject, step);
            run.failures().healed(subject, step);
        }
    }

    /** The subject is gone, and all that failed about it. */
    void healed(CrawlRun run, String subject) {
        if (run.isWriting() && run.failures().isOpen(subject)) {
            ledger.failures().heal(subject);
            run.failures().healed(subject);
        }
    }

    /** At the end of a run: forgets what does not apply any more. */
    void sweep(CrawlRun run, RunReport report) {
        FailureSweep sweep = new FailureSweep(run, report);
        run.failures().before().stream()
                .map(StoredFailure::failure)
                .filter(sweep::isOutdated)
                .forEach(failure -> healed(run, failure.subject(), failure.step()));
    }

    /** Tells and stores a failure. Returns it with the name that people know its subject by. */
    RunFailure tell(CrawlRun run, RunFailure failure, String tried) {
        RunFailure named = failure.name() == null ? failure.withName(run.nameOf(failure.subject())) : failure;
        LOG.warn("{}", named.toLine());
        if (run.isWriting()) {
            store(run, named, tried);
        }
        return named;
    }

    /** A ledger that takes no failure takes no success either: it ends the run, and what failed is counted all the same. */
    private void store(CrawlRun run, RunFailure failure, String tried) {
        try {
            if (run.failures().failed(failure)) {
                ledger.failures().record(failure, tried);
            }
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
