package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.schedulesconnector.crawl.DemandAnswer.Outcome;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.CrawlMode;
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
    private CrawlRequest current;
    private boolean stopping;

    /** @param gate no run begins while it is closed */
    public Demands(PauseGate gate) {
        this.gate = gate;
    }

    /** Takes a demand for a crawl, a sync, a retry or a look at hand-offs, unless the service stops or too many wait. */
    public synchronized DemandAnswer ask(@Body CrawlRequest request) {
        String name = request.describe();
        if (stopping) {
            return answer(Outcome.REFUSED, "The service is stopping: no %s begins. Ask again when it runs.", name);
        }
        if (queue.isFullFor(request)) {
            return answer(
                    Outcome.REFUSED,
                    "%d schedules wait already, and no more are queued: no %s. Ask for an incremental crawl, which looks at all.",
                    DemandQueue.MOST_SYNCS,
                    name);
        }
        boolean free = current == null && queue.isEmpty() && !gate.isClosed();
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
        return current == null && !stopping && !gate.isClosed() && !queue.isEmpty();
    }

    /** The demand whose turn it is; it counts as running until who took it says {@link #ended}. Empty when none may begin. */
    public synchronized Optional<CrawlRequest> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        current = queue.poll();
        return Optional.of(current);
    }

    /** The run that {@link #next} gave is over, whatever became of it. */
    public synchronized void ended() {
        current = null;
    }

    /** What runs by a demand; empty when nothing does. */
    public synchronized Optional<CrawlRequest> current() {
        return Optional.ofNullable(current);
    }

    /** What waits for its turn, in order. */
    public synchronized List<CrawlRequest> waiting() {
        return queue.waiting();
    }

    /** Takes no demand any more and begins no run, for the service stops. */
    public synchronized void stop() {
        stopping = true;
    }

    public synchronized boolean isStopping() {
        return stopping;
    }

    /** A run could not begin, as when another process holds the lease: nobody waits for the answer, so the log has to tell. */
    public void unbegun(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String name = current().map(CrawlRequest::describe).orElse("run");
        if (cause instanceof RunInProgressException || cause instanceof LedgerException) {
            LOG.warn("The {} did not begin: {} {}", name, cause.getMessage(), remedy());
        } else {
            LOG.error("The {} did not begin: {} {}", name, cause.getMessage(), remedy(), cause);
        }
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
        return current == null ? "when its turn comes" : "when the " + current.describe() + " in progress has ended";
    }

    private static DemandAnswer answer(Outcome outcome, String sentence, Object... names) {
        return new DemandAnswer(outcome, sentence.formatted(names));
    }
}
