package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;

/** What the routes do with external groups that no item names any more: they go once a run has seen every item. */
public final class GroupDeletionSteps {
    private final Ledger ledger;
    private final FailureSteps failures;

    public GroupDeletionSteps(Ledger ledger, FailureSteps failures) {
        this.ledger = ledger;
        this.failures = failures;
    }

    /** The groups that no item names any more; none when the run has not seen every item. */
    public List<String> unnamed(@Variable("run") CrawlRun run) {
        if (!run.isConclusive()) {
            return List.of();
        }
        Set<String> all = new TreeSet<>(run.access().known().keySet());
        all.addAll(run.access().unconfirmed());
        return all.stream()
                .filter(id -> !run.access().isNamed(id))
                .filter(id -> !isDeletionPutOff(run, id))
                .toList();
    }

    private boolean isDeletionPutOff(CrawlRun run, String groupId) {
        boolean waits = run.isWriting() && run.failures().waits(groupId, Step.GROUP_DELETION);
        if (waits) {
            failures.putOff(run, groupId, Step.GROUP_DELETION);
        }
        return waits;
    }

    /** Before Graph is asked to delete it: should nobody come to tell, the ledger does not rely on the group any more. */
    public void deleting(@Variable("groupId") String groupId) {
        ledger.groups().announce(groupId);
    }

    /** Graph has deleted the group: only now the ledger forgets it. */
    public void deleted(@Variable("run") CrawlRun run, @Variable("groupId") String groupId) {
        ledger.groups().delete(groupId);
        run.access().forget(groupId);
        failures.healed(run, groupId);
    }

    public void deletionPlanned(@Variable("run") CrawlRun run, @Variable("groupId") String groupId) {
        String name = run.access()
                .known(groupId)
                .map(stored -> stored.group().displayName())
                .orElse(null);
        run.plan(new PlannedChange(
                PlannedChange.Action.DELETE, PlannedChange.Subject.GROUP, groupId, name, "no item names it any more"));
    }

    public void deletionFailed(@Variable("run") CrawlRun run, @Variable("groupId") String groupId, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (!FailureClassifier.isCutShort(run, cause)) {
            failures.keep(run, FailureClassifier.classify(groupId, Step.GROUP_DELETION.label(), cause));
        }
    }
}
