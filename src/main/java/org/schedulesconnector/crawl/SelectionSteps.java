package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.pagerduty.OnCallProbe;
import org.schedulesconnector.pagerduty.PagerDutyAuth;

/**
 * What the routes ask to decide which shift-based schedules are read. Each costs a request, so an incremental crawl reads those that
 * may have changed, then those that were read longest ago, within its budget; the others are taken from their last reading.
 */
public final class SelectionSteps {
    private static final String ON_CALLS_SCOPE = "oncalls.read";

    private final PagerDutyAuth auth;
    private final boolean probeWanted;
    private final int budget;
    private final Ledger ledger;
    private final FailureSteps failures;

    /**
     * @param probeWanted whether the settings ask for the scope of on-calls
     * @param budget how many schedules an incremental crawl reads at most
     */
    public SelectionSteps(PagerDutyAuth auth, boolean probeWanted, int budget, Ledger ledger, FailureSteps failures) {
        this.auth = auth;
        this.probeWanted = probeWanted;
        this.budget = budget;
        this.ledger = ledger;
        this.failures = failures;
    }

    /** Takes the references of a page that are new to the run. When the service stops, none is taken any more. */
    public void list(@Variable("run") CrawlRun run, @Body List<JsonNode> page, CamelContext context) {
        for (JsonNode reference : page) {
            if (context.isStopping()) {
                run.cancel();
            }
            String id = reference.path("id").asText();
            if (!run.isStopped() && run.schedules().discover(id)) {
                run.schedules().listShiftBased(id);
            }
        }
    }

    /** Whether PagerDuty is asked who is on call, to see which of the schedules have changed. */
    public boolean wantsProbe(@Variable("probe") RunProbe probe) {
        return probe != null && !probe.watched().isEmpty();
    }

    /** The schedules on an escalation policy, as they were read last; null when PagerDuty is not to be asked about them. */
    public RunProbe probe(@Variable("run") CrawlRun run) {
        boolean able = run.mode() == CrawlMode.INCREMENTAL && probeWanted && auth.hasScope(ON_CALLS_SCOPE);
        if (!able || run.isStopped()) {
            return null;
        }
        Map<String, OnCallSchedule> watched = new HashMap<>();
        for (StoredReading reading : ledger.readings().load(run.schedules().shiftBased())) {
            Readings.read(reading)
                    .filter(known -> !known.policies().isEmpty())
                    .filter(known -> known.window().contains(run.now()))
                    .filter(known -> isPagedAsKnown(run, known))
                    .ifPresent(known -> watched.put(known.id(), known));
        }
        Interval ahead = new Interval(run.now(), run.windows().listing().end());
        return new RunProbe(watched, new OnCallProbe(ahead));
    }

    /** Whether a reading names the policies that page the schedule now; an edit of a policy names no schedule. */
    private static boolean isPagedAsKnown(CrawlRun run, OnCallSchedule known) {
        return run.directory().paths().isEmpty()
                || ids(known.policies()).equals(ids(run.directory().policiesOf(known.id())));
    }

    private static Set<String> ids(List<PolicyReference> policies) {
        return policies.stream().map(PolicyReference::id).collect(Collectors.toSet());
    }

    public void addOnCalls(@Variable("probe") RunProbe probe, @Body List<JsonNode> page) {
        probe.answers().add(page);
    }

    /** PagerDuty did not say who is on call: then age alone decides. */
    public void probeFailed(@Variable("run") CrawlRun run, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        run.recorder()
                .note("PagerDuty did not say who is on call ("
                        + FailureClassifier.classify("on-calls", "list", cause).message()
                        + "), so shift-based schedules are read in turn.");
        exchange.removeVariable("probe");
    }

    /** Decides which of the listed schedules are read. */
    public void choose(@Variable("run") CrawlRun run, @Variable("probe") RunProbe probe) {
        List<String> listed = run.schedules().shiftBased();
        boolean everything = run.mode() != CrawlMode.INCREMENTAL;
        run.schedules().follow(everything ? ReadingPlan.all(listed) : chosen(run, listed, probe));
        leave(run, run.schedules().plan().putOff());
        List<String> waiting = run.schedules().plan().waiting();
        if (!waiting.isEmpty()) {
            run.leavesOpen();
            run.recorder()
                    .note(waiting.size() + " new shift-based schedules wait for the next crawl: this one reads at most "
                            + budget + " (crawl.incremental.request-budget).");
        }
    }

    private void leave(CrawlRun run, List<String> putOff) {
        putOff.forEach(id -> failures.putOff(run, id, Step.READ));
        if (!putOff.isEmpty()) {
            run.leavesOpen();
        }
    }

    /** One that was edited since it failed is as urgent as any other; the rest have their turns, the longest ago first. */
    private static ReadingPlan.Failed failed(CrawlRun run) {
        Map<String, StoredFailure> failed = new HashMap<>();
        run.failures().before().stream()
                .filter(known -> known.failure().step().equals(Step.READ.label()))
                .filter(known -> !isEditedSince(run, known))
                .forEach(known -> failed.put(known.failure().subject(), known));
        List<String> toTry = failed.values().stream()
                .filter(known -> !run.failures().waits(known.failure().subject(), Step.READ))
                .sorted(Comparator.comparing(StoredFailure::lastAt)
                        .thenComparing(known -> known.failure().subject()))
                .map(known -> known.failure().subject())
                .toList();
        return new ReadingPlan.Failed(failed.keySet(), toTry);
    }

    private static boolean isEditedSince(CrawlRun run, StoredFailure known) {
        String id = known.failure().subject();
        return run.changes().schedules().contains(id) && run.changes().isNewTo(id, known.lastAt());
    }

    private ReadingPlan chosen(CrawlRun run, List<String> listed, RunProbe probe) {
        Set<String> outdated =
                listed.stream().filter(id -> run.windows().isOutdated(id)).collect(Collectors.toSet());
        return ReadingPlan.within(
                listed,
                run.memory().marks(),
                List.of(
                        run.edited(),
                        run.memory().handedOff(run.now()),
                        probe == null ? Set.of() : probe.differing(),
                        outdated),
                watched(run, probe),
                failed(run),
                budget);
    }

    /** Who is on call tells of shifts, audit records tell of all else: without either, a schedule is read when its turn comes. */
    private static Set<String> watched(CrawlRun run, RunProbe probe) {
        return probe == null || !run.changes().isComplete()
                ? Set.of()
                : probe.watched().keySet();
    }

    public List<String> toRead(@Variable("run") CrawlRun run) {
        return run.schedules().plan().toRead();
    }

    public List<String> toRecall(@Variable("run") CrawlRun run) {
        return run.schedules().plan().toRecall();
    }
}
