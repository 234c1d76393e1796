package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.Counted;

/** What the routes ask about items whose schedules were not listed. */
public final class RemovalSteps {
    private final RemovalGuard guard;
    private final Ledger ledger;

    public RemovalSteps(RemovalGuard guard, Ledger ledger) {
        this.guard = guard;
        this.ledger = ledger;
    }

    /** The ids of the items that may go once PagerDuty has confirmed each; empty when none may. */
    public List<String> decide(@Variable("run") CrawlRun run) {
        run.enter(Phase.REMOVAL);
        if (run.isStopped()) {
            return List.of();
        }
        RemovalDecision decision = guard.decide(new RemovalCase(
                run.known().keySet(),
                run.schedules().discovered(),
                !run.recorder().hasFailedListing(),
                run.getRequest().limit().isPresent(),
                run.getRequest().approvedDeletions()));
        if (decision instanceof RemovalDecision.Remove remove) {
            return remove.ids();
        }
        if (decision instanceof RemovalDecision.Withheld withheld) {
            withhold(run, withheld);
        } else if (decision instanceof RemovalDecision.Forbidden forbidden) {
            run.recorder().note(forbidden.reason());
        }
        return List.of();
    }

    /** PagerDuty still knows the schedule although its listing lacked it. */
    public void stillThere(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        run.leavesOpen();
        run.recorder().note("PagerDuty did not list schedule " + id + " and yet has it; its item stays.");
    }

    /** Graph said yes: only now the ledger forgets the item. */
    public void removed(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        ledger.items().delete(id);
        ledger.provenance().delete(id);
        ledger.readings().delete(id);
        ledger.failures().heal(id);
        run.recorder().tally().increment(Counted.DELETED);
    }

    public void planned(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        run.recorder().tally().increment(Counted.DELETED);
        run.plan(new PlannedChange(
                PlannedChange.Action.DELETE,
                PlannedChange.Subject.ITEM,
                id,
                name(run, id),
                "PagerDuty has no such schedule any more"));
    }

    /** The whole connection is gone. */
    public void purged() {
        ledger.forgetConnection();
    }

    private void withhold(CrawlRun run, RemovalDecision.Withheld withheld) {
        run.recorder().withheld(withheld.ids().size(), withheld.reason() + " " + withheld.approval());
        for (String id : withheld.ids()) {
            run.plan(new PlannedChange(
                    PlannedChange.Action.WITHHOLD, PlannedChange.Subject.ITEM, id, name(run, id), withheld.reason()));
        }
    }

    private static String name(CrawlRun run, String id) {
        return Optional.ofNullable(run.known().get(id)).map(LedgerItem::name).orElse(null);
    }
}
