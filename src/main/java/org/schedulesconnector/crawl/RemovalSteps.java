package org.schedulesconnector.crawl;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.item.PolicyItems;

/** What the routes ask about items whose schedules were not listed, or are dropped by a filter. */
public final class RemovalSteps {
    private final RemovalGuard guard;
    private final Ledger ledger;
    private final FailureSteps failures;

    public RemovalSteps(RemovalGuard guard, Ledger ledger, FailureSteps failures) {
        this.guard = guard;
        this.ledger = ledger;
        this.failures = failures;
    }

    /** The ids of the items that may go, once PagerDuty has confirmed each that no filter drops; empty when none may. */
    public List<String> decide(@Variable("run") CrawlRun run) {
        run.enter(Phase.REMOVAL);
        if (run.isStopped()) {
            return List.of();
        }
        RemovalDecision decision = guard.decide(new RemovalCase(
                run.memory().itemIds(),
                seen(run),
                run.schedules().exclusions().ids(),
                !run.recorder().hasFailedListing(),
                run.getRequest().limit().isPresent(),
                run.getRequest().approvedDeletions()));
        remember(run, decision);
        if (decision instanceof RemovalDecision.Remove remove) {
            return remove.ids().stream().filter(id -> !isPutOff(run, id)).toList();
        }
        if (decision instanceof RemovalDecision.Withheld withheld) {
            withhold(run, withheld);
        } else if (decision instanceof RemovalDecision.Forbidden forbidden) {
            run.recorder().note(forbidden.reason());
        }
        return List.of();
    }

    /** What is withheld is known until a run looks again and decides; one that may not decide leaves it as it is. */
    private void remember(CrawlRun run, RemovalDecision decision) {
        if (!run.isWriting() || decision instanceof RemovalDecision.Forbidden) {
            return;
        }
        List<String> ids = decision instanceof RemovalDecision.Withheld withheld ? withheld.ids() : List.of();
        ledger.withheld().replace(run.id(), ids);
    }

    /** Whether its removal was refused before, and it is not yet time to try again. */
    private boolean isPutOff(CrawlRun run, String id) {
        boolean waits = run.isWriting() && run.failures().waits(id, Step.REMOVE);
        if (waits) {
            failures.putOff(run, id, Step.REMOVE);
        }
        return waits;
    }

    /** Whether a filter drops the schedule: PagerDuty need not be asked, its item goes all the same. */
    public boolean isExcluded(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        return run.schedules().exclusions().contains(id);
    }

    /** PagerDuty still knows the schedule although its listing lacked it. */
    public void stillThere(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        run.leavesOpen();
        failures.healed(run, id, Step.REMOVE);
        run.recorder().note("PagerDuty did not list " + noun(run, id) + " " + id + " and yet has it; its item stays.");
    }

    /** Before Graph is asked: should it delete the item and nobody come to tell, the ledger does not rely on it any more. */
    public void announce(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        ledger.items().announce(id, run.memory().kindOf(id).orElseThrow());
    }

    /** Graph said yes: only now the ledger forgets the item, and what PagerDuty told of the schedule unless it is still there. */
    public void removed(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        ledger.items().delete(id);
        if (!isExcluded(run, id)) {
            ledger.provenance().delete(id);
            ledger.readings().delete(id);
        }
        failures.healed(run, id);
        run.recorder().tally().increment(Counted.DELETED);
    }

    public void planned(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        run.recorder().tally().increment(Counted.DELETED);
        run.plan(new PlannedChange(
                PlannedChange.Action.DELETE,
                PlannedChange.Subject.ITEM,
                id,
                name(run, id),
                run.schedules()
                        .exclusions()
                        .find(id)
                        .map(RunExclusions.Exclusion::reason)
                        .orElse("PagerDuty has no such " + noun(run, id) + " any more")));
    }

    /** Graph holds these items; the ledger, which is new, knows none of them. Returns how many there are. */
    public int held(@Body List<String> itemIds) {
        itemIds.forEach(id -> ledger.items()
                .announce(
                        id, PolicyItems.policyId(id).isPresent() ? ItemKind.ESCALATION_POLICY : ItemKind.LAYER_BASED));
        return itemIds.size();
    }

    /** The whole connection is about to go; the next run looks whether it is gone. */
    public void purging() {
        ConnectionMark.set(ledger.watermarks());
    }

    /** The whole connection is gone, and with it the leave to read PagerDuty for it. */
    public void purged() {
        ledger.forgetConnection();
        ledger.tokens().forget();
    }

    private void withhold(CrawlRun run, RemovalDecision.Withheld withheld) {
        run.recorder().withheld(withheld.ids().size(), withheld.reason() + " " + withheld.approval());
        for (String id : withheld.ids()) {
            run.plan(new PlannedChange(
                    PlannedChange.Action.WITHHOLD, PlannedChange.Subject.ITEM, id, name(run, id), withheld.reason()));
        }
    }

    private static Set<String> seen(CrawlRun run) {
        Set<String> seen = new HashSet<>(run.schedules().discovered());
        seen.addAll(run.policies().itemIds());
        return seen;
    }

    private static String noun(CrawlRun run, String id) {
        boolean policy = run.memory()
                .kindOf(id)
                .filter(ItemKind.ESCALATION_POLICY::equals)
                .isPresent();
        return policy ? "escalation policy" : "schedule";
    }

    private static String name(CrawlRun run, String id) {
        return Optional.ofNullable(run.memory().items().get(id))
                .map(LedgerItem::name)
                .orElse(null);
    }
}
