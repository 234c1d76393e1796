package org.schedulesconnector.crawl;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.HeldItem;
import org.schedulesconnector.settings.FreshnessSettings;

/**
 * What the routes do to find out whether Graph still holds what it accepted. A full crawl takes a sample of the items that need no
 * write; what is missing in Graph or differs is written again. Other runs verify only what could not be read back before, plans nothing;
 * a run that is to verify takes all, or as many as were asked for, and only tells what it found.
 */
public final class VerificationSteps {
    private final int sampleSize;
    private final HeldItemComparison comparison;
    private final Ledger ledger;
    private final FailureSteps failures;

    /** @param schema the connection's: how values are compared follows from the types of their properties */
    public VerificationSteps(
            FreshnessSettings settings, ConnectionSchema schema, Ledger ledger, FailureSteps failures) {
        this.sampleSize = settings.verifySample();
        this.comparison = new HeldItemComparison(schema);
        this.ledger = ledger;
        this.failures = failures;
    }

    /** Takes an item that needs no write into the sample, or passes it over. One that could not be read back before is always taken. */
    public void consider(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        String id = change.wanted().id();
        if (run.isVerifying()) {
            run.sample().offer(change, run.getRequest().sample().orElse(Integer.MAX_VALUE));
        } else if (run.isWriting() && run.failures().isOpen(id, Step.VERIFY.label())) {
            if (!run.failures().waits(id, Step.VERIFY)) {
                run.sample().insist(change);
            }
        } else if (run.isWriting() && run.mode() == CrawlMode.FULL) {
            run.sample().offer(change, sampleSize);
        }
    }

    /** The items to read back, as Graph should hold them; empty when there is nothing to verify. */
    public List<ItemChange> sample(@Variable("run") CrawlRun run) {
        List<ItemChange> sample = run.isStopped() ? List.of() : run.sample().items();
        if (!sample.isEmpty()) {
            run.enter(Phase.VERIFICATION);
        }
        return sample;
    }

    /** Takes down what becomes of the sample. */
    public VerificationFindings findings() {
        return new VerificationFindings();
    }

    /**
     * Holds an item against what Graph has.
     *
     * @param held null when Graph holds no such item
     * @return the same change when nothing differs, else one that is to be written
     */
    public ItemChange compare(
            @Variable("run") CrawlRun run,
            @Variable("findings") VerificationFindings findings,
            @Variable("change") ItemChange change,
            @Body HeldItem held) {
        run.recorder().tally().increment(Counted.VERIFIED);
        failures.healed(run, change.wanted().id(), Step.VERIFY);
        List<String> differences = held == null ? List.of() : comparison.differences(change.document(), held);
        if (held != null && differences.isEmpty()) {
            findings.same();
            return change;
        }
        run.recorder().tally().add(Counted.UNCHANGED, -1);
        if (held == null) {
            findings.missing(change.wanted().id());
            tell(run, PlannedChange.Action.CREATE, change, "Graph does not hold it although it had accepted it");
            return change.ofMissing();
        }
        findings.differs(change.wanted().id(), differences);
        tell(run, PlannedChange.Action.UPDATE, change, "Graph holds it differently: " + String.join(", ", differences));
        return change.ofDiffering();
    }

    private static void tell(CrawlRun run, PlannedChange.Action action, ItemChange change, String reason) {
        if (run.isVerifying()) {
            run.plan(new PlannedChange(
                    action,
                    PlannedChange.Subject.ITEM,
                    change.wanted().id(),
                    change.wanted().name(),
                    reason));
        }
    }

    /** Whether what was found differs, in a run that may write. */
    public boolean isWrittenAgain(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        return run.isWriting() && !change.isUnchanged();
    }

    /** Graph did not tell what it holds: that says nothing of the item. It is asked again by the next crawl. */
    public void unread(
            @Variable("run") CrawlRun run,
            @Variable("scheduleId") String id,
            @Variable("findings") VerificationFindings findings,
            Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        findings.unread(cause.getMessage());
        RunFailure failure = failures.tell(run, FailureClassifier.classify(id, Step.VERIFY.label(), cause), null);
        if (failure.category().stopsRun()) {
            run.abort(failure);
        } else if (run.isVerifying()) {
            run.recorder().itemFailed(failure);
        }
    }

    /**
     * Records what was written again, and tells the operator what was found. When most of the sample is missing, what the ledger
     * knows counts no more.
     */
    public void told(@Variable("run") CrawlRun run, @Variable("findings") VerificationFindings findings) {
        run.writes().flush();
        findings.notes(run.isVerifying()).forEach(run.recorder()::note);
        if (run.mode() == CrawlMode.FULL && findings.isMostlyMissing() && !run.isStopped()) {
            ledger.items().distrustAll();
            run.recorder()
                    .note(
                            "Most of the items that were read back were missing, so the next crawl writes every item again. If"
                                    + " somebody made the connection anew, its groups are gone as well: run purge, then a full crawl.");
        }
    }
}
