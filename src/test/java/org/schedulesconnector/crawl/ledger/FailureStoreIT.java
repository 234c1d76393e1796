package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;

@ParameterizedClass
@EnumSource
class FailureStoreIT {
    private static final RunFailure REFUSED = RunFailure.of(
                    "P1", "publish", FailureSource.GRAPH, FailureCategory.INVALID_ITEM, "Name is too long.")
            .withName("Primary")
            .withAnswer(400, "req-1");
    private static final RunFailure SILENT = RunFailure.of(
            "P2", "enrich", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "No answer within 30 s.");

    @Parameter
    TestDatabase database;

    private final MovableClock clock = MovableClock.stopped();
    private Ledger ledger;
    private FailureStore failures;

    @BeforeEach
    void open() {
        ledger = database.open(clock);
        failures = ledger.failures();
    }

    @Test
    void givesBackWhatFailedLatestFirst() {
        failures.record(REFUSED);
        clock.advance(Duration.ofSeconds(1));
        failures.record(SILENT);

        assertThat(failures.list())
                .containsExactly(
                        new StoredFailure(SILENT, 1, clock.instant(), clock.instant(), null),
                        new StoredFailure(REFUSED, 1, MovableClock.START, MovableClock.START, null));
        assertThat(failures.subjects()).containsExactly("P1", "P2");
    }

    @Test
    void countsAttemptsAndKeepsTheFirstTime() {
        RunFailure throttled =
                RunFailure.of("P1", "publish", FailureSource.GRAPH, FailureCategory.THROTTLED, "Too many requests.");
        failures.record(REFUSED);
        clock.advance(Duration.ofDays(1));

        failures.record(throttled, "second");

        assertThat(failures.list())
                .containsExactly(new StoredFailure(throttled, 2, MovableClock.START, clock.instant(), "second"));
    }

    @Test
    void keepsEachStepOfASubject() {
        failures.record(REFUSED);
        failures.record(RunFailure.of("P1", "render", FailureSource.CONNECTOR, FailureCategory.INTERNAL, "Oops."));

        assertThat(failures.list()).hasSize(2);
        assertThat(failures.subjects()).containsExactly("P1");
    }

    @Test
    void forgetsWhatHealed() {
        failures.record(REFUSED);
        failures.record(SILENT);

        assertThat(failures.heal("P1")).isTrue();
        assertThat(failures.heal("P1")).isFalse();

        assertThat(failures.subjects()).containsExactly("P2");
    }

    @Test
    void forgetsOneStepThatHealedAndNoOther() {
        failures.record(REFUSED);
        failures.record(RunFailure.of("P1", "read", FailureSource.PAGERDUTY, FailureCategory.UNAVAILABLE, "Silent."));

        assertThat(failures.heal("P1", "publish")).isTrue();
        assertThat(failures.heal("P1", "publish")).isFalse();

        assertThat(failures.list())
                .extracting(stored -> stored.failure().step())
                .containsExactly("read");
    }

    @Test
    void cutsAMessageWithoutEnd() {
        failures.record(RunFailure.of(
                "P1", "publish", FailureSource.GRAPH, FailureCategory.INVALID_ANSWER, "<html>".repeat(10_000)));

        assertThat(failures.list().get(0).failure().message())
                .hasSize(Columns.LONGEST_TEXT)
                .endsWith("…");
    }

    @Test
    void losesNoAttemptWhenManyFailAtOnce() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> failing = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                failing.add(workers.submit(() -> failures.record(REFUSED)));
            }
            for (Future<?> failure : failing) {
                failure.get();
            }
        } finally {
            workers.shutdown();
        }

        assertThat(failures.list())
                .singleElement()
                .extracting(StoredFailure::attempts)
                .isEqualTo(40);
    }
}
