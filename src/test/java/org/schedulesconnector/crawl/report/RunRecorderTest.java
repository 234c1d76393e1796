package org.schedulesconnector.crawl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunRecorderTest {
    private static final Instant START = Instant.parse("2026-09-08T10:00:00Z");
    private static final Instant END = START.plusMillis(12_345);

    private final RunRecorder run = new RunRecorder(42, CrawlMode.FULL, START);

    @Test
    void succeedsWhenNothingHappens() {
        RunReport report = run.finish(END);

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.reason()).isNull();
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(12_345));
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void isDegradedWhenAnItemFailed() {
        run.itemFailed(failure("P1"));

        RunReport report = run.finish(END);

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.failures()).containsExactly(failure("P1"));
        assertThat(run.hasFailedListing()).isFalse();
    }

    @Test
    void isDegradedWhenAListingFailed() {
        run.listingFailed(failure("users"));

        RunReport report = run.finish(END);

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.counts().failed()).isZero();
        assertThat(report.reason()).startsWith("Listings that failed: 1, items that failed: 0");
        assertThat(run.hasFailedListing()).isTrue();
    }

    @Test
    void isWithheldRatherThanDegraded() {
        run.itemFailed(failure("P1"));
        run.withheld(12, "12 items would go.");

        RunReport report = run.finish(END);

        assertThat(report.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(report.reason()).isEqualTo("12 items would go.");
        assertThat(report.counts().withheld()).isEqualTo(12);
    }

    @Test
    void isCancelledRatherThanWithheld() {
        run.withheld(12, "12 items would go.");
        run.cancelled(StoppedBy.OPERATOR);

        assertThat(run.finish(END).outcome()).isEqualTo(RunOutcome.CANCELLED);
    }

    @Test
    void namesTheFirstWhoStoppedIt() {
        run.cancelled(StoppedBy.SERVICE);
        run.cancelled(StoppedBy.OPERATOR);

        assertThat(run.finish(END).reason()).startsWith("The service was stopped during the run; ");
    }

    @Test
    void isFailedRatherThanAnythingElseAndForTheFirstReason() {
        RunFailure first = failure("P1");
        run.cancelled(StoppedBy.OPERATOR);
        run.withheld(12, "12 items would go.");
        run.aborted(first);
        run.aborted(failure("P2"));

        RunReport report = run.finish(END);

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy()).isEqualTo(first);
        assertThat(report.reason()).isEqualTo(first.message() + " " + first.remedy());
    }

    @Test
    void saysEachNoteOnce() {
        run.note("No audit records.");
        run.note("Page 3 came unrendered.");
        run.note("No audit records.");

        assertThat(run.finish(END).notes()).containsExactly("No audit records.", "Page 3 came unrendered.");
    }

    @Test
    void keepsTheFirstFailuresAndCountsAll() {
        for (int i = 0; i < 150; i++) {
            run.itemFailed(failure("P" + i));
        }

        RunReport report = run.finish(END);

        assertThat(report.failures()).hasSize(RunRecorder.FAILURES_KEPT).contains(failure("P0"));
        assertThat(report.counts().failed()).isEqualTo(150);
    }

    @Test
    void sawTheWholeAccountEvenIfAnItemFailedOrDeletionsWait() {
        run.itemFailed(failure("P1"));
        run.withheld(12, "12 items would go.");

        assertThat(run.finish(END).whole()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void didNotSeeTheWholeAccount(CrawlMode mode, Consumer<RunRecorder> happening) {
        RunRecorder partial = new RunRecorder(43, mode, START);
        happening.accept(partial);

        assertThat(partial.finish(END).whole()).isFalse();
    }

    static Stream<Arguments> didNotSeeTheWholeAccount() {
        return Stream.of(
                arguments(CrawlMode.FULL, happening(run -> run.listingFailed(failure("users")))),
                arguments(CrawlMode.FULL, happening(run -> run.aborted(failure("P1")))),
                arguments(CrawlMode.INCREMENTAL, happening(run -> run.cancelled(StoppedBy.OPERATOR))),
                arguments(CrawlMode.FULL, happening(RunRecorder::limited)),
                arguments(CrawlMode.SYNC, happening(run -> {})),
                arguments(CrawlMode.HAND_OFF, happening(run -> {})));
    }

    private static Consumer<RunRecorder> happening(Consumer<RunRecorder> happening) {
        return happening;
    }

    private static RunFailure failure(String subject) {
        return RunFailure.of(
                subject,
                "publish",
                FailureSource.GRAPH,
                FailureCategory.THROTTLED,
                "Too many requests for " + subject + ".");
    }
}
