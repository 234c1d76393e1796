package org.schedulesconnector.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.crawl.report.StoppedBy;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.pagerduty.AuditChanges;
import org.schedulesconnector.pagerduty.Cancellable;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.DirectoryCollector;

/**
 * One run, from its beginning to its report: the exchange variable {@code run} of every route. It holds the run's one "now",
 * what the run has met so far, and whether it should go on. Thread-safe.
 */
public final class CrawlRun implements Cancellable {
    private final long id;
    private final CrawlRequest request;
    private final Instant now;
    private final RunWindows windows;
    private final Lease lease;
    private final RunRecorder recorder;
    private final FailureBudget budget;
    private final RunAccess access;
    private final PauseGate gate;
    private final Consumer<CrawlRun> progress;
    private final RunWrites writes;
    private final RunSchedules schedules;
    private final RunPolicies policies = new RunPolicies();
    private final RunMemory memory;
    private final RunFailures failures;
    private final AuditChanges changes;
    private final Set<PlannedChange> planned = ConcurrentHashMap.newKeySet();
    private final VerificationSample sample;
    private final RunPipeline pipeline = new RunPipeline();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTION);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean stopped;
    private volatile boolean rewriting;
    private volatile boolean leavesOpen;
    private volatile DirectoryCollector collector = new DirectoryCollector();
    private volatile Directory directory = Directory.EMPTY;

    CrawlRun(CrawlRunParts parts) {
        this.id = parts.id();
        this.request = parts.request();
        this.now = parts.now();
        this.windows = parts.windows();
        this.lease = parts.lease();
        this.recorder = parts.recorder();
        this.budget = parts.budget();
        this.memory = parts.memory();
        this.failures = parts.failures();
        this.access = new RunAccess(parts.groups(), parts.unconfirmedGroups());
        this.schedules = new RunSchedules(parts.request().limit(), recorder.tally());
        this.changes = parts.changes();
        this.progress = parts.progress();
        this.writes = parts.writes();
        this.sample = new VerificationSample(isVerifying() ? parts.now().getEpochSecond() : parts.id());
        this.gate = parts.gate();
    }

    /** The run's number within its connection; 0 for a plan or a preview. */
    public long id() {
        return id;
    }

    public CrawlRequest getRequest() {
        return request;
    }

    /** Which process has it, for people; empty for one that needs no lease. */
    public Optional<String> holder() {
        return Optional.ofNullable(lease).map(Lease::holder);
    }

    /** The one instant that everything in this run is rendered for. */
    public Instant now() {
        return now;
    }

    /** Which days the item of a schedule tells; for sources of schedules that are not PagerDuty. */
    public Interval windowOf(String scheduleId) {
        return windows.of(scheduleId);
    }

    /** Which days it looks at. */
    RunWindows windows() {
        return windows;
    }

    public Phase phase() {
        return phase.get();
    }

    public RunRecorder recorder() {
        return recorder;
    }

    /** What the plan would do, each change once, in no order; empty for a crawl. */
    public List<PlannedChange> planned() {
        return List.copyOf(planned);
    }

    /** Whether listings should go on to their next page. */
    public boolean isActive() {
        return !stopped && !schedules.isLimitReached();
    }

    /** Whether nothing more may be written: the run was cancelled, or met something that ends it. */
    @Override
    public boolean isStopped() {
        return stopped;
    }

    /** How much the run looks at. */
    public CrawlMode mode() {
        return request.mode();
    }

    /** Whether the run looks at certain schedules only, with everything else as the ledger has it. */
    public boolean isTargeted() {
        return !request.mode().isWhole();
    }

    /** Whether the external connection and its schema are looked at. */
    public boolean isCheckingConnection() {
        return request.mode() != CrawlMode.INCREMENTAL && !isTargeted();
    }

    /** Whether what differs is written. */
    public boolean isWriting() {
        return request.purpose() == CrawlRequest.Purpose.CRAWL;
    }

    /** Whether items are read back from Graph only to tell what it holds. */
    public boolean isVerifying() {
        return request.purpose() == CrawlRequest.Purpose.VERIFICATION;
    }

    /** The items that were to be read back from Graph, by id. */
    public Set<String> sampled() {
        return sample.items().stream().map(change -> change.wanted().id()).collect(Collectors.toUnmodifiableSet());
    }

    /** Waits while an operator wants a pause, then tells whether more may be read and written. */
    public boolean isGoingOn() {
        gate.pass(this::isStopped);
        return !stopped;
    }

    /** Whether a pause was asked for and nothing is on its way any more. */
    public boolean isAtRest() {
        return gate.isClosed() && gate.holdsSomething() && !pipeline.isWriting();
    }

    /** An operator asks the run to end at the next page or item; what was accepted stays. */
    public void cancel() {
        cancel(StoppedBy.OPERATOR);
    }

    /** Asks the run to end at the next page or item; what was accepted stays. The first who asks is named in the report. */
    public void cancel(StoppedBy by) {
        recorder.cancelled(by);
        stop();
    }

    /** As long as it is not stopped: what a service asked for is waited in full, and no longer than the run lives. */
    @Override
    public void waitUnlessStopped(Duration longest) {
        try {
            stop.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        stopped = true;
        stop.countDown();
        access.endWaits();
        gate.look();
    }

    /** Tells where the run is, the ledger included. */
    void enter(Phase next) {
        phase.set(next);
        progress.accept(this);
    }

    /** Tells the operator of a condition that lasts: an incremental crawl does not say it again every few minutes. */
    void remark(String sentence) {
        if (request.mode() != CrawlMode.INCREMENTAL) {
            recorder.note(sentence);
        }
    }

    Lease lease() {
        return lease;
    }

    /** Takes in the directory page by page. */
    DirectoryCollector collector() {
        return collector;
    }

    /** The directory once it is complete; empty before. */
    Directory directory() {
        return directory;
    }

    void use(Directory complete) {
        directory = complete;
    }

    /** What the ledger knew when the run began. */
    RunMemory memory() {
        return memory;
    }

    /** What had failed when the run began, and what fails in it. */
    RunFailures failures() {
        return failures;
    }

    /** The name that people know an item by; null when the run has met none. */
    String nameOf(String itemId) {
        LedgerItem item = memory.items().get(itemId);
        return schedules.nameOf(itemId).orElse(item == null ? null : item.name());
    }

    /** Every item is written again, whatever its digests say: the connection's schema changed under them. */
    void rewriteAll() {
        rewriting = true;
    }

    boolean isRewriting() {
        return rewriting;
    }

    /** Who may see what. */
    RunAccess access() {
        return access;
    }

    /** Something stays as it is although it was not seen: what nothing else seems to need may still be needed. */
    void leavesOpen() {
        leavesOpen = true;
    }

    /** Whether the run has seen everything there is, and nothing failed: then what nobody named is not needed. */
    boolean isConclusive() {
        RunCounts counts = recorder.tally().snapshot();
        boolean whole = !stopped && !schedules.isLimitReached() && !leavesOpen && !recorder.hasFailedListing();
        return whole && counts.failed() == 0 && counts.withheld() == 0;
    }

    /** How many schedules the run will deal with, as far as is known: those it has met, or as many as Graph held before. */
    public int expected() {
        boolean all = !isTargeted() && request.limit().isEmpty();
        int met = (int) recorder.tally().snapshot().discovered();
        return all ? Math.max(memory.items().size(), met) : met;
    }

    /** Whether the index has the schedule, or will have it after this run. */
    boolean isIndexed(String scheduleId) {
        return schedules.isDiscovered(scheduleId)
                || memory.items().containsKey(scheduleId)
                        && !schedules.exclusions().contains(scheduleId);
    }

    /** The escalation policies that the run meets. */
    RunPolicies policies() {
        return policies;
    }

    /** The schedules that the run meets. */
    RunSchedules schedules() {
        return schedules;
    }

    /** What audit records say that has changed. */
    AuditChanges changes() {
        return changes;
    }

    /** Ids of the schedules that audit records name and that were not read since. */
    Set<String> edited() {
        return changes.schedules().stream()
                .filter(id -> !memory.marks().containsKey(id)
                        || changes.isNewTo(id, memory.marks().get(id).readAt()))
                .collect(Collectors.toSet());
    }

    void plan(PlannedChange change) {
        planned.add(change);
    }

    void succeeded() {
        budget.success();
    }

    /** Something failed that may say that everything else would: then the run ends. */
    void failed(RunFailure failure) {
        if (failure.category().stopsRun()) {
            abort(failure);
        }
        failedAlone(failure);
    }

    /** One thing failed; the others go on, unless too much has failed by now. */
    void failedAlone(RunFailure failure) {
        recorder.itemFailed(failure);
        budget.failure();
        budget.exhausted().ifPresent(sentence -> abort(exhausted(failure, sentence)));
    }

    void abort(RunFailure failure) {
        recorder.aborted(failure);
        stop();
    }

    /** The items to be held against what Graph has. */
    VerificationSample sample() {
        return sample;
    }

    /** What is under way between reading and writing. */
    RunPipeline pipeline() {
        return pipeline;
    }

    /** It has ended: what it knew of the account and the index is let go, however long somebody keeps the run to tell of it. */
    void forget() {
        memory.forget();
        access.forgetAll();
        collector = new DirectoryCollector();
        directory = Directory.EMPTY;
    }

    /** What it tells the ledger of schedules and items. */
    RunWrites writes() {
        return writes;
    }

    private static RunFailure exhausted(RunFailure last, String sentence) {
        return RunFailure.of(
                        last.subject(),
                        last.step(),
                        last.source(),
                        last.category(),
                        sentence + " The last: " + last.message())
                .withRemedy(last.remedy());
    }
}
