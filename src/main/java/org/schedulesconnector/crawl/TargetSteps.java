package org.schedulesconnector.crawl;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.item.PolicyItems;

/** What the routes ask of a run that looks at certain schedules only: whose hand-off has passed, that failed, or one that was asked for. */
public final class TargetSteps {
    /** PagerDuty lists so many layer-based schedules in one answer. */
    private static final int PAGE = 100;

    private final FailureSteps failures;

    public TargetSteps(FailureSteps failures) {
        this.failures = failures;
    }

    /** Finds out which schedules are meant. */
    public void begin(@Variable("run") CrawlRun run) {
        run.schedules()
                .restrictTo(
                        switch (run.mode()) {
                            case SYNC -> Set.of(run.getRequest().scheduleId());
                            case RETRY -> failed(run);
                            default -> handedOff(run);
                        });
    }

    private static Set<String> failed(CrawlRun run) {
        return run.failures().subjects(Step.OF_ONE_ITEM).stream()
                .filter(id -> !isPolicy(run, id))
                .collect(Collectors.toSet());
    }

    /** An item that was never written is known by its id alone. */
    private static boolean isPolicy(CrawlRun run, String itemId) {
        return run.memory()
                .kindOf(itemId)
                .map(kind -> kind == ItemKind.ESCALATION_POLICY)
                .orElseGet(() -> PolicyItems.policyId(itemId)
                        .filter(id -> run.directory().paths().containsKey(id))
                        .isPresent());
    }

    /** Those that failed a moment ago are left to the next crawl of the account. */
    private Set<String> handedOff(CrawlRun run) {
        Set<String> due = new HashSet<>(run.memory().handedOff(run.now()));
        due.removeIf(id -> isPutOff(run, id));
        return due;
    }

    private boolean isPutOff(CrawlRun run, String id) {
        boolean waits = run.failures().waits(id, Step.READ);
        if (waits) {
            failures.putOff(run, id, Step.READ);
        }
        return waits;
    }

    /** Whether listing all layer-based schedules takes fewer requests than reading each that is meant. */
    public boolean wantsListing(@Variable("run") CrawlRun run) {
        long meant = run.schedules().only().stream()
                .filter(id -> isKind(run, id, ItemKind.LAYER_BASED))
                .count();
        long there = run.memory().items().values().stream()
                .filter(item -> item.kind() == ItemKind.LAYER_BASED)
                .count();
        return meant > (there + PAGE - 1) / PAGE;
    }

    /** Those that no listing has brought, and no filter has dropped. */
    public List<String> remaining(@Variable("run") CrawlRun run) {
        Set<String> met = run.schedules().discovered();
        return run.schedules().only().stream()
                .filter(id -> !met.contains(id) && !run.schedules().exclusions().contains(id))
                .sorted()
                .toList();
    }

    /** Whether the schedule was shift-based when it was seen last. */
    public boolean isShiftBased(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        return isKind(run, id, ItemKind.SHIFT_BASED);
    }

    private static boolean isKind(CrawlRun run, String id, ItemKind kind) {
        LedgerItem item = run.memory().items().get(id);
        return item != null && item.kind() == kind;
    }
}
