package org.schedulesconnector.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.RunCounts;

/** Tells the status of a service. Thread-safe. */
public final class StatusBoard {
    private final RunLifecycle runs;
    private final Demands demands;
    private final PauseGate gate;
    private final PastRuns past;
    private final Supplier<List<NextTrigger>> triggers;
    private final Clock clock;

    StatusBoard(
            RunLifecycle runs,
            Demands demands,
            PauseGate gate,
            Ledger ledger,
            Supplier<List<NextTrigger>> triggers,
            Clock clock) {
        this.runs = runs;
        this.demands = demands;
        this.gate = gate;
        this.past = new PastRuns(ledger.crawls(), clock);
        this.triggers = triggers;
        this.clock = clock;
    }

    public ConnectorStatus read() {
        Instant now = clock.instant();
        Optional<CrawlRun> run = runs.current();
        Optional<Pace> pace = run.map(current -> pace(current, now));
        PastRuns.Known known = past.read();
        Optional<CrawlRecord> last = known.lastEnded();
        return new ConnectorStatus(
                state(run),
                run.map(current -> current.phase().label()).orElse(null),
                run.map(current -> current.getRequest().mode()).orElse(null),
                run.map(CrawlRun::id).orElse(null),
                counts(run, last),
                pace.flatMap(Pace::itemsPerMinute).orElse(null),
                pace.flatMap(one -> one.estimatedEnd(now)).orElse(null),
                last.map(CrawlRecord::outcome).orElse(null),
                last.map(CrawlRecord::reason).orElse(null),
                last.map(CrawlRecord::endedAt).orElse(null),
                known.lastWhole()
                        .map(whole -> Duration.between(whole.startedAt(), now).toSeconds())
                        .orElse(null),
                demands.waiting().stream().map(CrawlRequest::describe).toList(),
                triggers.get(),
                known.problem());
    }

    /** What the service is doing. */
    ConnectorState state() {
        return state(runs.current());
    }

    private ConnectorState state(Optional<CrawlRun> run) {
        if (demands.isStopping()) {
            return ConnectorState.STOPPING;
        }
        if (run.filter(CrawlRun::isStopped).isPresent()) {
            return ConnectorState.CANCELLING;
        }
        if (gate.isClosed()) {
            return run.isEmpty() || run.get().isAtRest() ? ConnectorState.PAUSED : ConnectorState.PAUSING;
        }
        boolean busy = run.isPresent() || demands.current().isPresent() || demands.hasNext();
        return busy ? ConnectorState.RUNNING : ConnectorState.IDLE;
    }

    private static Pace pace(CrawlRun run, Instant now) {
        return Pace.of(counts(run), run.expected(), Duration.between(run.now(), now));
    }

    private RunCounts counts(Optional<CrawlRun> current, Optional<CrawlRecord> last) {
        return current.or(runs::latest)
                .map(StatusBoard::counts)
                .or(() -> last.map(CrawlRecord::counts))
                .orElse(null);
    }

    private static RunCounts counts(CrawlRun run) {
        return run.recorder().tally().snapshot();
    }
}
