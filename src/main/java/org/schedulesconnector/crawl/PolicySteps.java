package org.schedulesconnector.crawl;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.item.ItemDigests;
import org.schedulesconnector.item.PolicyItems;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.pagerduty.PagerDutyRequests;

/** What the routes do with escalation policies: each becomes an item too where the settings want it, after the schedules it pages. */
public final class PolicySteps {
    private static final String OFF = "item.escalation-policies is false";

    private final boolean wanted;
    private final PolicyItems renderer;
    private final PagerDutyRequests requests;
    private final Ledger ledger;
    private final FailureSteps failures;
    private final Clock clock;

    /** @param wanted whether the settings want items of escalation policies */
    public PolicySteps(
            boolean wanted,
            PolicyItems renderer,
            PagerDutyRequests requests,
            Ledger ledger,
            FailureSteps failures,
            Clock clock) {
        this.wanted = wanted;
        this.renderer = renderer;
        this.requests = requests;
        this.ledger = ledger;
        this.failures = failures;
        this.clock = clock;
    }

    /**
     * The policies whose items may differ: all, or in a run that looks at certain schedules those that page one of them, and those
     * that tell an outdated "now".
     */
    public List<EscalationPath> choose(@Variable("run") CrawlRun run) {
        if (run.isStopped()) {
            return List.of();
        }
        Map<String, EscalationPath> paths =
                wanted ? new TreeMap<>(run.directory().paths()) : Map.of();
        List<EscalationPath> chosen = limited(run, paths.values().stream().filter(path -> isMeant(run, path)))
                .toList();
        chosen.forEach(path -> {
            run.policies().meet(PolicyItems.itemId(path.id()));
            run.recorder().tally().increment(Counted.DISCOVERED);
        });
        leaveOthers(run);
        return chosen;
    }

    /** What it is called in failures and in the ledger. */
    public String itemId(@Body EscalationPath path) {
        return PolicyItems.itemId(path.id());
    }

    public ItemChange compare(@Variable("run") CrawlRun run, @Body EscalationPath told) {
        EscalationPath path = run.directory().complete(told);
        ToldTargets targets = ToldTargets.of(run, path, ledger);
        Set<String> teamIds = run.access().teamIdsOf(path);
        List<AccessGroup> groups = run.access().rules().groupsFor(teamIds);
        run.access().name(groups);
        ExternalItemDocument document =
                renderer.render(path, targets, run.now(), run.access().rules().aclFor(teamIds));
        LedgerItem item = new LedgerItem(
                document.id(),
                ItemKind.ESCALATION_POLICY,
                path.name(),
                teamIds,
                ItemDigests.ofDocument(document),
                ItemDigests.ofAcl(document.acl()),
                renderer.nextHandoff(path, targets, run.now()).orElse(null),
                null,
                clock.instant(),
                run.id());
        failures.healed(run, document.id(), Step.RENDER);
        return new ItemChange(
                document, groups, item, run.memory().items().get(item.id()), run.isRewriting(), List.of());
    }

    /** Whether an item that may go is that of an escalation policy. */
    public boolean isPolicy(@Variable("run") CrawlRun run, @Variable("scheduleId") String itemId) {
        return run.memory()
                .kindOf(itemId)
                .filter(ItemKind.ESCALATION_POLICY::equals)
                .isPresent();
    }

    /** Asks whether the policy of an item is still there. */
    public PagerDutyRequest confirm(@Variable("scheduleId") String itemId) {
        return requests.confirmPolicy(PolicyItems.policyId(itemId).orElse(itemId));
    }

    private static boolean isMeant(CrawlRun run, EscalationPath path) {
        return !run.isTargeted()
                || run.mode() == CrawlMode.RETRY && isFailed(run, path)
                || run.memory().handedOffPolicies(run.now()).contains(PolicyItems.itemId(path.id()))
                || path.scheduleIds().stream().anyMatch(run.schedules()::isDiscovered);
    }

    private static boolean isFailed(CrawlRun run, EscalationPath path) {
        return run.failures().subjects(Step.OF_ONE_ITEM).contains(PolicyItems.itemId(path.id()));
    }

    private static Stream<EscalationPath> limited(CrawlRun run, Stream<EscalationPath> paths) {
        return run.getRequest().limit().isPresent()
                ? paths.limit(run.getRequest().limit().getAsInt())
                : paths;
    }

    /** Items that are not to be any more: where nobody wants them they go as what a filter drops. */
    private void leaveOthers(CrawlRun run) {
        if (run.getRequest().limit().isEmpty()) {
            forgetHandoffs(run);
        }
        if (!wanted && !run.isTargeted()) {
            excludeAll(run);
        }
    }

    private static void excludeAll(CrawlRun run) {
        List<String> unwanted = run.memory().itemIds().stream()
                .filter(id -> run.memory().kindOf(id).orElseThrow() == ItemKind.ESCALATION_POLICY)
                .toList();
        unwanted.forEach(id -> run.schedules().exclude(id, new RunExclusions.Exclusion(nameOf(run, id), OFF)));
        if (!unwanted.isEmpty()) {
            run.recorder()
                    .note("Items of escalation policies are not wanted any more (" + unwanted.size() + "): " + OFF
                            + ".");
        }
    }

    private static String nameOf(CrawlRun run, String itemId) {
        return Optional.ofNullable(run.memory().items().get(itemId))
                .map(LedgerItem::name)
                .orElse(null);
    }

    /** An item that is not rendered any more would be due again and again until it is removed. */
    private void forgetHandoffs(CrawlRun run) {
        if (run.isWriting()) {
            ledger.items()
                    .saveAll(run.memory().handedOffPolicies(run.now()).stream()
                            .filter(id -> !run.policies().itemIds().contains(id))
                            .map(id -> run.memory().items().get(id).withoutHandoff())
                            .toList());
        }
    }
}
