package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.DemandAnswer.Outcome;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of this process, by its clocks and by people: one run at a time, each need once. It decides whose turn it is; the
 * routes {@code demand} and {@code runs} do the running. Thread-safe.
 */
public final class Demands {
    private static final Logger LOG = LoggerFactory.getLogger(Demands.class);

    private final PauseGate gate;
    private final DemandQueue queue = new DemandQueue();
    /** Who waits for the end of what is queued, by its place in the queue. */
    private final Map<String, List<PendingRun>> waiting = new HashMap<>();

    private CrawlRequest current;
    private List<PendingRun> waitingForCurrent = List.of();
    private Lease foreign;
    private Consumer<Lease> whenHeldBack = lease -> {};
    private boolean stopping;

    /** @param gate no run begins while it is closed */
    public Demands(PauseGate gate) {
        this.gate = gate;
    }

    /**
     * Has somebody told when a demand meets the lease of another process, who calls {@link #lookAgain} when it may be over.
     *
     * @param action takes the lease that is in the way
     */
    public synchronized void whenHeldBack(Consumer<Lease> action) {
        whenHeldBack = action;
    }

    /** The same as {@link #askAndTell}, with nobody who waits for the end. */
    public DemandAnswer ask(CrawlRequest request) {
        return askAndTell(request, null);
    }

    /**
     * Takes a demand for a crawl, a sync, a retry or a look at hand-offs, unless the service stops or too many wait.
     *
     * @param pending is told when a run has ended that began after this; null when nobody waits
     */
    public synchronized DemandAnswer askAndTell(@Body CrawlRequest request, @Variable("firing") PendingRun pending) {
        String name = request.describe();
        if (stopping) {
            return refused(pending, "The service is stopping: no %s begins. Ask again when it runs.", name);
        }
        if (queue.isFullFor(request)) {
            return refused(
                    pending,
                    "%d schedules wait already, and no more are queued: no %s. Ask for an incremental crawl, which looks at all.",
                    DemandQueue.MOST_SYNCS,
                    name);
        }
        boolean free = current == null && foreign == null && queue.isEmpty() && !gate.isClosed();
        if (pending != null) {
            waitersFor(request).add(pending);
        }
        if (!queue.add(request)) {
            return answer(
                    Outcome.ALREADY_QUEUED,
                    "What is queued already does what the %s would do. It begins %s.",
                    name,
                    when());
        }
        return free
                ? answer(Outcome.STARTED, "The %s begins.", name)
                : answer(Outcome.QUEUED, "The %s is queued. It begins %s.", name, when());
    }

    /** Whether a run may begin now. */
    public synchronized boolean hasNext() {
        return current == null && foreign == null && !stopping && !gate.isClosed() && !queue.isEmpty();
    }

    /** The demand whose turn it is; it counts as running until who took it says {@link #ended}. Empty when none may begin. */
    public synchronized Optional<CrawlRequest> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        current = queue.poll();
        waitingForCurrent = Optional.ofNullable(waiting.remove(place(current))).orElse(List.of());
        return Optional.of(current);
    }

    /**
     * The run that {@link #next} gave is over, whatever became of it.
     *
     * @param outcome its report; anything else when it has none
     */
    public synchronized void ended(@Body Object outcome) {
        boolean done = !stopping || outcome instanceof RunReport report && isThrough(report);
        waitingForCurrent.forEach(pending -> pending.end(done));
        waitingForCurrent = List.of();
        current = null;
    }

    /** Whether a run got as far as it could, though the service began to stop. */
    private static boolean isThrough(RunReport report) {
        return report.outcome() != RunOutcome.CANCELLED && report.outcome() != RunOutcome.FAILED;
    }

    /** Another process's run may be over: what waits for that may try again. Returns whether anything does. */
    public synchronized boolean lookAgain() {
        foreign = null;
        return hasNext();
    }

    /** What runs by a demand; empty when nothing does. */
    public synchronized Optional<CrawlRequest> current() {
        return Optional.ofNullable(current);
    }

    /** What waits for its turn, in order. */
    public synchronized List<CrawlRequest> waiting() {
        return queue.waiting();
    }

    /** Takes no demand any more and begins no run, for the service stops. Who waits for the run in progress waits for its end. */
    public synchronized void stop() {
        stopping = true;
        waiting.values().stream().flatMap(List::stream).forEach(pending -> pending.end(false));
        waiting.clear();
    }

    public synchronized boolean isStopping() {
        return stopping;
    }

    /**
     * A run could not begin: nobody waits for the answer, so the log has to tell. One that met the lease of another process goes back
     * into the queue.
     */
    public void unbegun(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String name = current().map(CrawlRequest::describe).orElse("run");
        if (cause instanceof RunInProgressException held) {
            LOG.debug("The {} waits. {}", name, cause.getMessage());
            holdBack(held.lease()).accept(held.lease());
        } else if (cause instanceof LedgerException) {
            LOG.error("The {} did not begin: {} {}", name, cause.getMessage(), remedy());
        } else {
            LOG.error("The {} did not begin: {} {}", name, cause.getMessage(), remedy(), cause);
        }
    }

    /** Puts the demand that has its turn back into the queue, before another process's lease. Returns who is to be told. */
    private synchronized Consumer<Lease> holdBack(Lease lease) {
        foreign = lease;
        if (stopping) {
            return told -> {};
        }
        queue.add(current);
        waitersFor(current).addAll(waitingForCurrent);
        waitingForCurrent = List.of();
        return whenHeldBack;
    }

    private List<PendingRun> waitersFor(CrawlRequest request) {
        return waiting.computeIfAbsent(place(request), place -> new ArrayList<>());
    }

    /** Demands of one place are done by one run. */
    private static String place(CrawlRequest request) {
        return request.mode().isWhole() ? "whole" : request.describe();
    }

    private String remedy() {
        boolean oneSchedule =
                current().filter(request -> request.mode() == CrawlMode.SYNC).isPresent();
        return oneSchedule
                ? "The next crawl looks at this schedule too; or ask again."
                : "It is not tried again; the next one comes by the clock.";
    }

    private String when() {
        if (gate.isClosed()) {
            return "after the pause";
        }
        if (current == null && foreign != null) {
            return "when the run of " + foreign.holder() + " has ended";
        }
        return current == null ? "when its turn comes" : "when the " + current.describe() + " in progress has ended";
    }

    private static DemandAnswer refused(PendingRun pending, String sentence, Object... names) {
        if (pending != null) {
            pending.end(false);
        }
        return answer(Outcome.REFUSED, sentence, names);
    }

    private static DemandAnswer answer(Outcome outcome, String sentence, Object... names) {
        return new DemandAnswer(outcome, sentence.formatted(names));
    }
}
