package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.FailureStore;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.pagerduty.AuditChanges;
import org.schedulesconnector.settings.CrawlSettings;
import org.schedulesconnector.settings.StateSettings;

class FailureStepsTest {
    private static final RunFailure SILENT =
            RunFailure.of("P1", "read", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "No answer.");

    private final MovableClock clock = MovableClock.stopped();

    @TempDir
    Path directory;

    @Test
    void endsTheRunWhenTheLedgerTakesNoFailureAndCountsItAllTheSame() {
        LedgerException away = catchThrowableOfType(
                LedgerException.class,
                () -> Ledgers.open(new StateSettings("jdbc:other:x", null, null), "c", Clock.systemUTC()));
        CrawlRun run = run(List.of());

        new FailureSteps(refusing(away)).keep(run, SILENT);

        RunReport report = run.recorder().finish(clock.instant());
        assertThat(run.isStopped()).isTrue();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy().category()).isEqualTo(FailureCategory.LEDGER);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.failures()).containsExactly(SILENT);
    }

    @Test
    void countsOneAttemptARunHoweverOftenItFailsInIt() {
        try (Ledger ledger = ledger()) {
            FailureSteps failures = new FailureSteps(ledger);
            CrawlRun run = run(List.of());

            failures.keep(run, SILENT);
            failures.keep(run, SILENT);
            assertThat(ledger.failures().list())
                    .singleElement()
                    .extracting(StoredFailure::attempts)
                    .isEqualTo(1);

            failures.keep(run(ledger.failures().list()), SILENT);
            assertThat(ledger.failures().list())
                    .singleElement()
                    .extracting(StoredFailure::attempts)
                    .isEqualTo(2);
        }
    }

    @Test
    void healsTheStepThatWentWellAndNoOther() {
        try (Ledger ledger = ledger()) {
            FailureSteps failures = new FailureSteps(ledger);
            CrawlRun run = run(List.of());
            failures.keep(run, SILENT);
            failures.keep(
                    run,
                    RunFailure.of("P1", "publish", FailureSource.GRAPH, FailureCategory.INVALID_ITEM, "Too long."),
                    "tried");

            CrawlRun next = run(ledger.failures().list());
            failures.healed(next, "P1", Step.PUBLISH);
            assertThat(steps(ledger)).containsExactly("read");

            failures.healed(next, "P1");
            assertThat(steps(ledger)).isEmpty();
        }
    }

    @Test
    void countsWhatIsPutOffAsFailedAndAsNoAttempt() {
        StoredFailure known = new StoredFailure(SILENT, 3, clock.instant(), clock.instant(), null);
        CrawlRun run = run(List.of(known));

        try (Ledger ledger = ledger()) {
            FailureSteps failures = new FailureSteps(ledger);
            failures.putOff(run, "P1", Step.READ);
            failures.putOff(run, "P1", Step.READ);
            failures.tellPutOff(run);
            assertThat(ledger.failures().list()).isEmpty();
        }
        RunReport report = run.recorder().finish(clock.instant());
        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.notes())
                .singleElement()
                .asString()
                .startsWith("Left for a later crawl because they failed before: 1;");
    }

    private static List<String> steps(Ledger ledger) {
        return ledger.failures().list().stream()
                .map(row -> row.failure().step())
                .toList();
    }

    private Ledger ledger() {
        return Ledgers.open(new StateSettings("jdbc:h2:file:" + directory.resolve("ledger"), null, null), "c", clock);
    }

    private CrawlRun run(List<StoredFailure> known) {
        CrawlRequest request = CrawlRequest.incremental();
        CrawlSettings settings = TestSettings.failures(100, 100, 100);
        RunMemory memory = new RunMemory(Map.of(), Map.of(), false, new ConcurrentHashMap<>(), Map.of());
        return new CrawlRun(new CrawlRunParts(
                1,
                request,
                clock.instant(),
                new RunWindows(settings, clock.instant(), false, Map.of()),
                null,
                new RunRecorder(1, CrawlMode.INCREMENTAL, clock.instant()),
                new FailureBudget(settings),
                memory,
                new RunFailures(CrawlMode.INCREMENTAL, clock.instant(), false, new ArrayList<>(known)),
                Map.of(),
                Set.of(),
                new AuditChanges(Set.of()),
                progressing -> {},
                new RunWrites(null),
                new PauseGate()));
    }

    /** A ledger whose database is away. */
    private static Ledger refusing(LedgerException away) {
        FailureStore store = proxy(FailureStore.class, away);
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> store);
    }

    private static <T> T proxy(Class<T> type, RuntimeException thrown) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw thrown;
                }));
    }
}
