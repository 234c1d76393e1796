package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.pagerduty.AuditChanges;
import org.schedulesconnector.settings.CrawlSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes runs of what is asked for: with what earlier ones left in the ledger, and as wide as that demands. */
final class RunStart {
    private static final Logger LOG = LoggerFactory.getLogger(RunStart.class);

    /** The watermark that keeps a digest of the connection's definition, as the last full crawl left it. */
    private static final String DEFINITION = "crawl.definition";

    private final CrawlSettings settings;
    private final Ledger ledger;
    private final PauseGate gate;
    private final String definition;
    private final Clock clock;

    RunStart(CrawlSettings settings, Ledger ledger, PauseGate gate, String definition, Clock clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.gate = gate;
        this.definition = definition;
        this.clock = clock;
    }

    /** A run that writes, under the lease, with a row in the history. */
    CrawlRun writing(CrawlRequest asked, Lease lease) {
        List<CrawlRecord> died = ledger.crawls().closeAbandoned(lease);
        Optional<String> needsAll = needsAll(asked);
        List<StoredFailure> failed = ledger.failures().list();
        CrawlRequest request = needsAll.isPresent() ? asked.asFull() : widened(asked, failed);
        Instant now = clock.instant();
        long id = ledger.crawls().begin(request.mode(), lease, now);
        RunMarks.set(id, request.mode());
        died.forEach(dead -> LOG.warn("Crawl {} died in {}; this run repairs what it left", dead.id(), dead.phase()));
        RunFailures known = new RunFailures(request.mode(), now, asked.mode() == CrawlMode.RETRY, failed);
        CrawlRun run = run(id, request, now, lease, known);
        needsAll.ifPresent(run.recorder()::note);
        tellRetry(asked, run);
        if (request.limit().isPresent()) {
            run.recorder().limited();
        }
        return run;
    }

    /** A run that writes nothing: a plan, a preview, a verification. */
    CrawlRun reading(CrawlRequest request) {
        Instant now = clock.instant();
        return run(RunLifecycle.UNNUMBERED, request, now, null, new RunFailures(request.mode(), now, true, List.of()));
    }

    /** A full crawl saw everything: later ones need not look at more than what has changed. */
    void nextMayBuildOnThis() {
        ledger.watermarks().put(DEFINITION, definition);
    }

    /** Why a crawl that builds on an earlier one has to look at everything instead; empty when it need not. */
    private Optional<String> needsAll(CrawlRequest asked) {
        if (asked.mode() == CrawlMode.FULL) {
            return Optional.empty();
        }
        if (ConnectionMark.isSet(ledger.watermarks())) {
            return Optional.of(
                    "The connection was being changed when an earlier run ended, so this crawl looks at everything.");
        }
        Optional<String> before = ledger.watermarks().text(DEFINITION);
        if (before.isEmpty()) {
            return Optional.of("No full crawl has completed yet, so this one looks at everything.");
        }
        return before.filter(same -> !same.equals(definition))
                .map(other -> "The connection's definition has changed, so this crawl looks at everything.");
    }

    /** What failed and is not about single items is tried again by looking at the whole account, which alone can tell what may go. */
    private static CrawlRequest widened(CrawlRequest asked, List<StoredFailure> failed) {
        boolean wide = failed.stream().anyMatch(known -> !isOfOneItem(known));
        return asked.mode() == CrawlMode.RETRY && wide ? asked.asIncremental() : asked;
    }

    private static boolean isOfOneItem(StoredFailure known) {
        return Step.of(known.failure().step())
                .filter(Step.OF_ONE_ITEM::contains)
                .isPresent();
    }

    private static void tellRetry(CrawlRequest asked, CrawlRun run) {
        if (asked.mode() != CrawlMode.RETRY) {
            return;
        }
        if (run.failures().before().isEmpty()) {
            run.recorder().note("Nothing has failed that has not healed: there is nothing to try again.");
        } else if (run.mode() == CrawlMode.INCREMENTAL) {
            run.recorder()
                    .note(
                            "Not only single items failed, so an incremental crawl tries again what did. It deletes what any"
                                    + " crawl would, and no more.");
        }
    }

    private CrawlRun run(long id, CrawlRequest request, Instant now, Lease lease, RunFailures known) {
        RunMemory memory = RunMemory.of(ledger);
        boolean builds = request.mode() == CrawlMode.INCREMENTAL || request.mode() == CrawlMode.HAND_OFF;
        return new CrawlRun(new CrawlRunParts(
                id,
                request,
                now,
                new RunWindows(settings, now, builds, memory.items()),
                lease,
                new RunRecorder(id, request.mode(), now),
                new FailureBudget(settings),
                memory,
                known,
                ledger.groups().load(),
                ledger.groups().unconfirmed(),
                new AuditChanges(ledger.auditMarks().seen()),
                this::progress,
                new RunWrites(ledger),
                gate));
    }

    private void progress(CrawlRun run) {
        if (run.isWriting() && run.phase() != Phase.ENDED) {
            ledger.crawls()
                    .progress(
                            run.id(),
                            run.phase().label(),
                            run.recorder().tally().snapshot());
        }
    }
}
