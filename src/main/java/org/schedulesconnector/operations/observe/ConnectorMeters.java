package org.schedulesconnector.operations.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.schedulesconnector.crawl.RunTraffic;
import org.schedulesconnector.crawl.TrafficMeter;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/**
 * The connector's meters, all named {@code connector.…}. Labels have few values, known beforehand: modes, outcomes, results and
 * categories, never a schedule or a person. What the ledger does not tell at the moment is not a number (NaN).
 */
final class ConnectorMeters {
    private final MeterRegistry registry;
    private final LedgerView ledger;
    private final Clock clock;

    ConnectorMeters(MeterRegistry registry, LedgerView ledger, Clock clock) {
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
    }

    void register(TrafficMeter traffic, Outlook outlook) {
        registerRuns();
        registerTraffic(traffic);
        registerOutlook(outlook);
        gauge("connector.ledger.up", "Whether the ledger can be read", view -> flag(view.isAvailable()));
        known(
                "connector.freshness.seconds",
                "How long ago the last run began that saw the whole account",
                view -> view.age(clock.instant())
                        .map(Duration::toSeconds)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN));
        known("connector.lease.held", "Whether a run is in progress, in any process", view -> flag(view.leaseHeld()));
        known("connector.people.unmapped", "People of PagerDuty without an Entra account", LedgerView.Seen::unmapped);
        known(
                "connector.items.withheld",
                "Deletions that the last run held back",
                view -> view.lastEnded() == null ? 0 : view.lastEnded().counts().withheld());
        for (FailureCategory category : FailureCategory.values()) {
            Gauge.builder("connector.failures.open", ledger, view -> open(view.read(), category))
                    .description("What failed and has not healed")
                    .tag("category", category.label())
                    .register(registry);
        }
    }

    /** Counts a run of this process that ended. */
    void ended(RunReport report) {
        runs(report.mode(), report.outcome()).increment();
        duration(report.mode()).record(report.duration());
        for (Counted what : Counted.values()) {
            if (isOfItems(what)) {
                items(what).increment(report.counts().of(what));
            }
        }
    }

    /** Every series is there from the start: an alert on an increase would miss the first otherwise. */
    private void registerRuns() {
        for (CrawlMode mode : CrawlMode.values()) {
            if (mode != CrawlMode.PLAN) {
                duration(mode);
                for (RunOutcome outcome : RunOutcome.values()) {
                    runs(mode, outcome);
                }
            }
        }
        for (Counted what : Counted.values()) {
            if (isOfItems(what)) {
                items(what);
            }
        }
        for (RunOutcome outcome : RunOutcome.values()) {
            Gauge.builder("connector.last.run.outcome", ledger, view -> isLast(view.read(), outcome))
                    .description("1 for how the last run of any process ended, 0 for the others")
                    .tag("outcome", outcome.label())
                    .register(registry);
        }
    }

    private void registerTraffic(TrafficMeter traffic) {
        requests("pagerduty", traffic, RunTraffic::pagerDutyRequests);
        requests("graph", traffic, RunTraffic::graphRequests);
        FunctionCounter.builder(
                        "connector.waits", traffic, meter -> meter.read().waits())
                .description("Waits that a rate limit or a service asked for")
                .register(registry);
        FunctionCounter.builder(
                        "connector.waited.seconds",
                        traffic,
                        meter -> meter.read().waited().toMillis() / 1000.0)
                .description("How long these waits took together")
                .register(registry);
    }

    private void registerOutlook(Outlook outlook) {
        Gauge.builder("connector.pagerduty.quota.remaining", outlook, view -> {
                    Integer left = view.quota().get();
                    return left == null ? Double.NaN : left;
                })
                .description("Requests that PagerDuty said are left")
                .register(registry);
        expiry("pagerduty", outlook.pagerDutyEnd());
        expiry("graph", outlook.graphEnd());
    }

    private void expiry(String credential, Supplier<Optional<Instant>> end) {
        Gauge.builder("connector.credential.expiry.seconds", end, known -> known.get()
                        .map(at ->
                                (double) Duration.between(clock.instant(), at).toSeconds())
                        .orElse(Double.NaN))
                .description("How long until the credential ends, where that is known")
                .tag("credential", credential)
                .register(registry);
    }

    private void requests(String service, TrafficMeter traffic, ToDoubleFunction<RunTraffic> count) {
        FunctionCounter.builder("connector.requests", traffic, meter -> count.applyAsDouble(meter.read()))
                .description("HTTP requests sent")
                .tag("service", service)
                .register(registry);
    }

    private Counter runs(CrawlMode mode, RunOutcome outcome) {
        return Counter.builder("connector.runs")
                .description("Runs of this process that ended")
                .tag("mode", mode.label())
                .tag("outcome", outcome.label())
                .register(registry);
    }

    private Timer duration(CrawlMode mode) {
        return Timer.builder("connector.run.duration")
                .description("How long runs of this process took")
                .tag("mode", mode.label())
                .register(registry);
    }

    private Counter items(Counted what) {
        return Counter.builder("connector.items")
                .description("Items of this process's runs, by what came of them")
                .tag("result", what.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<LedgerView.Seen> value) {
        Gauge.builder(name, ledger, view -> value.applyAsDouble(view.read()))
                .description(description)
                .register(registry);
    }

    private void known(String name, String description, ToDoubleFunction<LedgerView.Seen> value) {
        gauge(name, description, view -> view.isAvailable() ? value.applyAsDouble(view) : Double.NaN);
    }

    private static double open(LedgerView.Seen view, FailureCategory category) {
        return view.isAvailable() ? view.failures().getOrDefault(category, 0L) : Double.NaN;
    }

    private static double isLast(LedgerView.Seen view, RunOutcome outcome) {
        return flag(view.lastEnded() != null && view.lastEnded().outcome() == outcome);
    }

    private static boolean isOfItems(Counted what) {
        return what != Counted.PAGERDUTY_REQUESTS && what != Counted.GRAPH_REQUESTS;
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }
}
