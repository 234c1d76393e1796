package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.crawl.report.RunTally;
import org.schedulesconnector.settings.CrawlSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends runs, one at a time: under a lease of the ledger, with a row in its history. Plans and previews need neither,
 * for they write nothing.
 */
public final class RunLifecycle {
    private static final Set<CrawlRequest.Purpose> REPORTED =
            EnumSet.of(CrawlRequest.Purpose.CRAWL, CrawlRequest.Purpose.PLAN, CrawlRequest.Purpose.VERIFICATION);
    private static final Logger LOG = LoggerFactory.getLogger(RunLifecycle.class);
    /** The number of a run that has none: a plan, a preview, a verification. */
    static final int UNNUMBERED = 0;

    private static final Duration HISTORY_KEPT = Duration.ofDays(90);

    private final Ledger ledger;
    private final LeaseKeeper leases;
    private final TrafficMeter traffic;
    private final RunStart start;
    private final Clock clock;
    private final FailureSteps failures;
    private final List<Consumer<RunReport>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<CrawlRun> latest = new AtomicReference<>();
    private final AtomicReference<RunTraffic> before = new AtomicReference<>(RunTraffic.NONE);

    /** @param definition a digest of the external connection as the settings want it */
    public RunLifecycle(
            CrawlSettings settings,
            Ledger ledger,
            LeaseKeeper leases,
            TrafficMeter traffic,
            PauseGate gate,
            String definition,
            Clock clock) {
        this.ledger = ledger;
        this.leases = leases;
        this.traffic = traffic;
        this.start = new RunStart(settings, ledger, gate, definition, clock);
        this.clock = clock;
        this.failures = new FailureSteps(ledger);
    }

    /** What the clock for full crawls asks for. */
    public CrawlRequest fullCrawl() {
        return CrawlRequest.full();
    }

    /** What the clock asks for between full crawls. */
    public CrawlRequest incrementalCrawl() {
        return CrawlRequest.incremental();
    }

    /** The crawl or plan that began last; empty before the first. */
    public Optional<CrawlRun> latest() {
        return Optional.ofNullable(latest.get());
    }

    /** The crawl or plan in progress; empty when none is. */
    public Optional<CrawlRun> current() {
        return latest().filter(run -> run.phase() != Phase.ENDED);
    }

    /** Has somebody told of every run of this process that ends from now on, plans apart. It must not throw and not wait. */
    public void whenEnded(Consumer<RunReport> listener) {
        listeners.add(listener);
    }

    /** Ends the run in progress, if it is the one that runs under this fencing token. */
    public void cancel(long token) {
        current()
                .filter(run -> run.lease() != null && run.lease().token() == token)
                .filter(run -> !run.isStopped())
                .ifPresent(CrawlRun::cancel);
    }

    /** @throws RunInProgressException when another run holds the lease */
    public CrawlRun begin(@Body CrawlRequest request) {
        CrawlRun run = request.purpose() == CrawlRequest.Purpose.CRAWL ? beginWriting(request) : start.reading(request);
        if (REPORTED.contains(request.purpose())) {
            latest.set(run);
            before.set(traffic.read());
        }
        return run;
    }

    /**
     * Keeps all runs out, in this process and in others, until {@link #letIn}.
     *
     * @throws RunInProgressException when one is in progress
     */
    public Lease keepOut() {
        return leases.acquire();
    }

    /** Lets runs in again. */
    public void letIn(@Variable("lease") Lease lease) {
        giveBack(lease);
    }

    private CrawlRun beginWriting(CrawlRequest request) {
        Lease lease = leases.acquire();
        try {
            CrawlRun run = start.writing(request, lease);
            leases.keep(() -> lost(run));
            return run;
        } catch (RuntimeException e) {
            giveBack(lease);
            throw e;
        }
    }

    /** Something that nothing below could deal with ends the run; a run that was stopped already ends for that first reason. */
    public void fail(@Variable("run") CrawlRun run, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        RunFailure failure = FailureClassifier.classify(run.phase().label(), "crawl", cause);
        if (failure.category() == FailureCategory.INTERNAL) {
            LOG.error("The run met a fault of the connector itself", cause);
        }
        if (!run.isStopped()) {
            failures.ended(run, failure);
        }
    }

    /** Waits for what is under way, closes the run in the ledger and gives its lease back. */
    public RunReport end(@Variable("run") CrawlRun run) throws InterruptedException {
        run.pipeline().awaitAll();
        recordRest(run);
        count(run.recorder().tally(), traffic.read().since(before.get()));
        failures.tellPutOff(run);
        RunReport report = run.recorder().finish(clock.instant());
        if (run.lease() != null) {
            close(run, report);
            listeners.forEach(listener -> listener.accept(report));
        }
        run.enter(Phase.ENDED);
        if (run.isWriting()) {
            run.forget();
        }
        return report;
    }

    /** What was accepted and cannot be recorded stays announced: the next crawl writes it again. */
    private void recordRest(CrawlRun run) {
        try {
            run.writes().flush();
        } catch (LedgerException e) {
            failures.ended(run, FailureClassifier.classify(run.phase().label(), "ledger", e));
        }
    }

    /** Later crawls may build on a full one that saw everything. */
    private void afterFull(RunReport report) {
        if (report.whole()) {
            start.nextMayBuildOnThis();
        }
        forgetOldRuns(report);
    }

    /**
     * Ends a run whose route was stopped by force under it, as Camel's own controls can do: else its lease would keep every other run
     * out as long as this process lives.
     */
    public void killed() throws InterruptedException {
        Optional<CrawlRun> run = current();
        if (run.isPresent()) {
            run.get().abort(routeStopped(run.get().phase()));
            LOG.warn(end(run.get()).toLine());
        }
    }

    /** Crawls by the minute would fill the ledger; what cannot be forgotten today is forgotten another day. */
    private void forgetOldRuns(RunReport report) {
        try {
            ledger.crawls().prune(report.startedAt().minus(HISTORY_KEPT));
        } catch (LedgerException e) {
            LOG.warn("The history of old crawls could not be shortened: {}", e.getMessage());
        }
    }

    private static void count(RunTally tally, RunTraffic made) {
        tally.add(Counted.PAGERDUTY_REQUESTS, made.pagerDutyRequests());
        tally.add(Counted.GRAPH_REQUESTS, made.graphRequests());
        tally.waited(made.waits(), made.waited());
    }

    private void close(CrawlRun run, RunReport report) {
        try {
            ledger.crawls().finish(report);
            if (report.mode() == CrawlMode.FULL) {
                afterFull(report);
            }
            failures.sweep(run, report);
        } catch (LedgerException e) {
            LOG.error("The end of crawl {} could not be recorded: {}", report.crawlId(), e.getMessage());
        } finally {
            giveBack(run.lease());
        }
    }

    /** A lease that cannot be given back ends by itself; the run's report must be told all the same. */
    private void giveBack(Lease lease) {
        try {
            leases.release(lease);
        } catch (LedgerException e) {
            LOG.error("The run's lease could not be given back, it ends by itself: {}", e.getMessage());
        }
    }

    private static RunFailure routeStopped(Phase phase) {
        return RunFailure.of(
                        phase.label(),
                        "crawl",
                        FailureSource.CONNECTOR,
                        FailureCategory.INTERNAL,
                        "A route of the crawl was stopped by force.")
                .withRemedy("Start it again; the next crawl does what is left. To hold a run back, pause it.");
    }

    private static void lost(CrawlRun run) {
        run.abort(RunFailure.of(
                run.phase().label(),
                "lease",
                FailureSource.CONNECTOR,
                FailureCategory.LEDGER,
                "The run lost its lease and wrote nothing more."));
    }
}
