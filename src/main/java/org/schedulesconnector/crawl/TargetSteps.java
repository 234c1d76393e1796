package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.CrawlMode;

/** What the routes ask of a run that looks at certain schedules only: those whose hand-off has passed, or one that was asked for. */
public final class TargetSteps {
    /** PagerDuty lists so many layer-based schedules in one answer. */
    private static final int PAGE = 100;

    /** Finds out which schedules are meant. */
    public void begin(@Variable("run") CrawlRun run) {
        boolean asked = run.mode() == CrawlMode.SYNC;
        run.schedules().restrictTo(asked ? Set.of(run.getRequest().scheduleId()) : handedOff(run));
    }

    private static Set<String> handedOff(CrawlRun run) {
        return run.memory().handedOff(run.now()).stream()
                .filter(id -> !isKind(run, id, ItemKind.ESCALATION_POLICY))
                .collect(Collectors.toSet());
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
