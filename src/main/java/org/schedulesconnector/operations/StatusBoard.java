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
            PastRuns past,
            Supplier<List<NextTrigger>> triggers,
            Clock clock) {
        this.runs = runs;
        this.demands = demands;
        this.gate = gate;
        this.past = past;
        this.triggers = triggers;
        this.clock = clock;
    }

    public ConnectorStatus read() {
        Instant now = clock.instant();
        Optional<CrawlRun> run = runs.current();
        Optional<Pace> pace = run.map(current -> pace(current, now));
        PastRuns.Known known = past.read();
        Optional<CrawlRecord> last = known.lastEnded();
        Optional<PastRuns.RunElsewhere> elsewhere = run.isPresent() ? Optional.empty() : known.elsewhere();
        Optional<CrawlRecord> other = elsewhere.map(PastRuns.RunElsewhere::run);
        return new ConnectorStatus(
                state(run, elsewhere.isPresent()),
                run.map(current -> current.phase().label())
                        .or(() -> other.map(CrawlRecord::phase))
                        .orElse(null),
                run.map(current -> current.getRequest().mode())
                        .or(() -> other.map(CrawlRecord::mode))
                        .orElse(null),
                run.map(CrawlRun::id).or(() -> other.map(CrawlRecord::id)).orElse(null),
                run.flatMap(CrawlRun::holder)
                        .or(() -> elsewhere.map(PastRuns.RunElsewhere::holder))
                        .orElse(null),
                elsewhere.isPresent() ? other.map(CrawlRecord::counts).orElse(null) : counts(run, last),
                pace.map(Pace::expected).orElse(null),
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
        Optional<CrawlRun> run = runs.current();
        return state(run, run.isEmpty() && past.read().elsewhere().isPresent());
    }

    private ConnectorState state(Optional<CrawlRun> run, boolean elsewhere) {
        if (demands.isStopping()) {
            return ConnectorState.STOPPING;
        }
        if (run.filter(CrawlRun::isStopped).isPresent()) {
            return ConnectorState.CANCELLING;
        }
        if (gate.isClosed()) {
            return run.isEmpty() || run.get().isAtRest() ? ConnectorState.PAUSED : ConnectorState.PAUSING;
        }
        boolean busy = run.isPresent() || elsewhere || demands.current().isPresent() || demands.hasNext();
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
