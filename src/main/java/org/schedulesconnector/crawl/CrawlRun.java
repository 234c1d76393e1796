package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.pagerduty.Cancellable;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.DirectoryCollector;

/**
 * One run, from its beginning to its report: the exchange variable {@code run} of every route. It holds the run's one "now",
 * what the run has met so far, and whether it should go on. Thread-safe.
 */
public final class CrawlRun implements Cancellable {
    /** So many schedules may be read and not yet written: reading overlaps writing, and memory stays bounded. */
    static final int MOST_UNDER_WAY = 300;

    /** So many of them may be on their way to Graph: enough for every writer, few enough that a run that is stopped soon ends. */
    static final int MOST_BEING_WRITTEN = 32;

    private final long id;
    private final CrawlRequest request;
    private final Instant now;
    private final Interval window;
    private final Lease lease;
    private final RunRecorder recorder;
    private final FailureBudget budget;
    private final Map<String, LedgerItem> known;
    private final Map<String, Provenance> provenance;
    private final Set<String> failedBefore;
    private final DirectoryCollector collector = new DirectoryCollector();
    private final Set<String> discovered = ConcurrentHashMap.newKeySet();
    private final List<PlannedChange> planned = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Semaphore beingWritten = new Semaphore(MOST_BEING_WRITTEN);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTION);
    private volatile boolean stopped;
    private volatile boolean limitReached;
    private volatile boolean rewriting;
    private volatile Directory directory = Directory.EMPTY;

    CrawlRun(CrawlRunParts parts) {
        this.id = parts.id();
        this.request = parts.request();
        this.now = parts.now();
        this.window = parts.window();
        this.lease = parts.lease();
        this.recorder = parts.recorder();
        this.budget = parts.budget();
        this.known = parts.known();
        this.provenance = new ConcurrentHashMap<>(parts.provenance());
        this.failedBefore = parts.failedBefore();
    }

    /** The run's number within its connection; 0 for a plan or a preview. */
    public long id() {
        return id;
    }

    public CrawlRequest getRequest() {
        return request;
    }

    /** The one instant that everything in this run is rendered for. */
    public Instant now() {
        return now;
    }

    /** What the run looks at. */
    public Interval window() {
        return window;
    }

    public Phase phase() {
        return phase.get();
    }

    public RunRecorder recorder() {
        return recorder;
    }

    /** What the plan would do, in no order; empty for a crawl. */
    public List<PlannedChange> planned() {
        synchronized (planned) {
            return List.copyOf(planned);
        }
    }

    /** Whether listings should go on to their next page. */
    public boolean isActive() {
        return !stopped && !limitReached;
    }

    /** Whether nothing more may be written: the run was cancelled, or met something that ends it. */
    @Override
    public boolean isStopped() {
        return stopped;
    }

    /** Whether what differs is written. */
    public boolean isWriting() {
        return request.purpose() == CrawlRequest.Purpose.CRAWL;
    }

    /** Asks the run to end at the next page or item; what was accepted stays. */
    public void cancel() {
        recorder.cancelled();
        stopped = true;
    }

    void enter(Phase next) {
        phase.set(next);
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

    /** What Graph holds as the ledger knew it when the run began. */
    Map<String, LedgerItem> known() {
        return known;
    }

    /** Who made and changed the schedules, as far as is known. */
    Map<String, Provenance> provenance() {
        return provenance;
    }

    /** Every item is written again, whatever its digests say: the connection's schema changed under them. */
    void rewriteAll() {
        rewriting = true;
    }

    boolean isRewriting() {
        return rewriting;
    }

    boolean failedBefore(String subject) {
        return failedBefore.contains(subject);
    }

    Set<String> discovered() {
        return Set.copyOf(discovered);
    }

    /** Takes a schedule id the first time it is met, as long as the run's limit allows. */
    boolean discover(String scheduleId) {
        boolean full = request.limit().isPresent()
                && discovered.size() >= request.limit().getAsInt();
        if (full) {
            limitReached = true;
            return false;
        }
        if (!discovered.add(scheduleId)) {
            return false;
        }
        recorder.tally().increment(Counted.DISCOVERED);
        return true;
    }

    /** A schedule that was listed is gone when its detail is asked for: its item is not kept because of the listing. */
    void vanished(String scheduleId) {
        discovered.remove(scheduleId);
    }

    void plan(PlannedChange change) {
        planned.add(change);
    }

    void succeeded() {
        budget.success();
    }

    void failed(RunFailure failure) {
        recorder.itemFailed(failure);
        budget.failure();
        if (failure.category().stopsRun()) {
            abort(failure);
        } else {
            budget.exhausted().ifPresent(sentence -> abort(exhausted(failure, sentence)));
        }
    }

    void abort(RunFailure failure) {
        recorder.aborted(failure);
        stopped = true;
    }

    /** Waits until a schedule more may be under way. */
    void admit() throws InterruptedException {
        underWay.acquire();
    }

    /** Waits until a schedule more may be on its way to Graph. */
    void takeTurn() {
        beingWritten.acquireUninterruptibly();
    }

    /** A schedule that had its turn is no longer under way. */
    void release() {
        beingWritten.release();
        underWay.release();
    }

    /** Waits until no schedule is under way any more. */
    void awaitAll() throws InterruptedException {
        underWay.acquire(MOST_UNDER_WAY);
        underWay.release(MOST_UNDER_WAY);
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
