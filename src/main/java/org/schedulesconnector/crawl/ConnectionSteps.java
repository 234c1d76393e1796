package org.schedulesconnector.crawl;

import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.graph.ProvisionOutcome;

/** What follows for a run from how the external connection was found. */
public final class ConnectionSteps {
    private final Ledger ledger;

    public ConnectionSteps(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The connection is looked at, and perhaps made, which takes a quarter of an hour. */
    public void connecting(@Variable("run") CrawlRun run) {
        run.enter(Phase.CONNECTION);
    }

    /** The connection is as it should be, or a plan knows what would be done to it. */
    public void connected(@Variable("run") CrawlRun run, @Body ProvisionOutcome outcome) {
        String lead = outcome.compareOnly() ? "To be done: " : "Done: ";
        outcome.changes().forEach(change -> run.recorder().note(lead + change + "."));
        outcome.warnings().forEach(run.recorder()::note);
        if (outcome.isEmpty()) {
            startEmpty(run);
        } else if (run.memory().connectionInDoubt()) {
            distrust(run);
        } else if (outcome.reingestAdvised()) {
            rewrite(run);
        }
        if (run.isWriting()) {
            ConnectionMark.clear(ledger.watermarks());
        }
    }

    /** What this run does not come to write again is left to the next. */
    private void rewrite(CrawlRun run) {
        run.rewriteAll();
        if (run.isWriting()) {
            ledger.items().distrustAll();
        }
    }

    /** The connection may be another one than the ledger knew: items are written again, members of groups are added again. */
    private void distrust(CrawlRun run) {
        run.memory().distrust();
        run.access().doubtAll();
        if (run.isWriting()) {
            ledger.items().distrustAll();
            ledger.groups().doubtAll();
        }
        run.recorder()
                .note(
                        "An earlier run ended while it changed the connection, so every item is written and every member added again.");
    }

    /** A connection that is new holds nothing, whatever the ledger remembers of an earlier one with its id. */
    private void startEmpty(CrawlRun run) {
        run.memory().forget();
        run.failures().forget();
        run.access().forgetAll();
        if (run.isWriting()) {
            ledger.forgetConnection();
        }
    }
}
