package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

@ParameterizedClass
@EnumSource
class CrawlHistoryIT {
    private static final RunCounts COUNTS =
            new RunCounts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, Duration.ofMillis(1234));
    private static final Duration TTL = Duration.ofMinutes(2);

    @Parameter
    TestDatabase database;

    private final MovableClock clock = MovableClock.stopped();
    private Ledger ledger;
    private CrawlHistory crawls;
    private Lease lease;

    @BeforeEach
    void open() {
        ledger = database.open(clock);
        crawls = ledger.crawls();
        lease = acquire();
    }

    @Test
    void numbersTheRunsOfAConnectionFromOne() {
        assertThat(crawls.latest()).isEmpty();

        assertThat(begin()).isEqualTo(1);
        assertThat(begin()).isEqualTo(2);

        assertThat(crawls.latest(10)).extracting(CrawlRecord::id).containsExactly(2L, 1L);
        assertThat(crawls.latest().orElseThrow().id()).isEqualTo(2);
    }

    @Test
    void tellsWhereARunIsWhileItRuns() {
        long id = begin();
        clock.advance(Duration.ofSeconds(30));

        crawls.progress(id, "schedules", COUNTS);

        CrawlRecord run = crawls.latest().orElseThrow();
        assertThat(run.isOpen()).isTrue();
        assertThat(run.duration()).isEmpty();
        assertThat(run.outcome()).isNull();
        assertThat(run.phase()).isEqualTo("schedules");
        assertThat(run.counts()).isEqualTo(COUNTS);
        assertThat(run.startedAt()).isEqualTo(MovableClock.START);
        assertThat(run.progressAt()).isEqualTo(MovableClock.START.plusSeconds(30));
    }

    @Test
    void keepsWhatARunReports() {
        long id = begin();
        crawls.progress(id, "removal", COUNTS);

        boolean finished = crawls.finish(
                report(id, RunOutcome.WITHHELD, "12 items would go.", List.of("No audit records.", "Two\nlines.")));

        CrawlRecord run = crawls.latest().orElseThrow();
        assertThat(finished).isTrue();
        assertThat(run.mode()).isEqualTo(CrawlMode.FULL);
        assertThat(run.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(run.reason()).isEqualTo("12 items would go.");
        assertThat(run.notes()).containsExactly("No audit records.", "Two lines.");
        assertThat(run.counts()).isEqualTo(COUNTS);
        assertThat(run.phase()).isEqualTo("removal");
        assertThat(run.duration()).contains(Duration.ofSeconds(90));
    }

    @Test
    void closesTheRunsOfAProcessThatDied() {
        long abandoned = begin();
        crawls.progress(abandoned, "users", COUNTS);
        clock.advance(TTL);
        Lease next = acquire();
        long current = crawls.begin(CrawlMode.FULL, next, clock.instant());

        List<CrawlRecord> closed = crawls.closeAbandoned(next);

        assertThat(closed).extracting(CrawlRecord::id, CrawlRecord::phase).containsExactly(tuple(abandoned, "users"));
        CrawlRecord dead = crawls.latest(2).get(1);
        assertThat(dead.outcome()).isEqualTo(RunOutcome.ABANDONED);
        assertThat(dead.reason()).contains("phase users").contains("2026-09-08T10:00:00.123Z");
        assertThat(dead.counts()).isEqualTo(COUNTS);
        assertThat(crawls.latest().orElseThrow().id()).isEqualTo(current);
        assertThat(crawls.latest().orElseThrow().isOpen()).isTrue();
        assertThat(crawls.closeAbandoned(next)).isEmpty();
    }

    @Test
    void letsTheVerdictOnAnAbandonedRunStand() {
        long id = begin();
        clock.advance(TTL);
        crawls.closeAbandoned(acquire());

        boolean finished = crawls.finish(report(id, RunOutcome.SUCCEEDED, null, List.of()));
        crawls.progress(id, "late", COUNTS);

        assertThat(finished).isFalse();
        assertThat(crawls.latest().orElseThrow().outcome()).isEqualTo(RunOutcome.ABANDONED);
        assertThat(crawls.latest().orElseThrow().phase()).isEqualTo("begin");
    }

    @Test
    void listsAsManyAsAsked() {
        for (int i = 0; i < 5; i++) {
            begin();
        }

        assertThat(crawls.latest(3)).extracting(CrawlRecord::id).containsExactly(5L, 4L, 3L);
    }

    @Test
    void knowsTheNewestRunThatSawTheWholeAccountAndTheNewestFullOne() {
        assertThat(crawls.latestWhole()).isEmpty();
        assertThat(crawls.latestFull()).isEmpty();

        long full = ended(CrawlMode.FULL, true, MovableClock.START);
        long incremental = ended(CrawlMode.INCREMENTAL, true, MovableClock.START);
        ended(CrawlMode.FULL, false, MovableClock.START);
        ended(CrawlMode.HAND_OFF, false, MovableClock.START);
        begin();

        assertThat(crawls.latestWhole().orElseThrow().id()).isEqualTo(incremental);
        assertThat(crawls.latestFull().orElseThrow().id()).isEqualTo(full);
        assertThat(crawls.latestFull().orElseThrow().whole()).isTrue();
        assertThat(database.open(clock).crawls().latestWhole()).isEmpty();
    }

    @Test
    void forgetsOldRunsThatEnded() {
        Instant old = MovableClock.START.minus(Duration.ofDays(100));
        Instant limit = MovableClock.START.minus(Duration.ofDays(90));
        for (int i = 0; i < 3; i++) {
            ended(CrawlMode.INCREMENTAL, true, old);
        }
        long open = crawls.begin(CrawlMode.FULL, lease, old);
        long atTheLimit = ended(CrawlMode.FULL, false, limit);
        long recent = ended(CrawlMode.FULL, true, MovableClock.START);

        int forgotten = crawls.prune(limit);

        assertThat(forgotten).isEqualTo(3);
        assertThat(crawls.latest(10)).extracting(CrawlRecord::id).containsExactly(recent, atTheLimit, open);
    }

    @Test
    void keepsTheNewestRunAndTheNewestWholeOnesHoweverOld() {
        Instant old = MovableClock.START.minus(Duration.ofDays(100));
        ended(CrawlMode.FULL, true, old);
        long full = ended(CrawlMode.FULL, true, old);
        ended(CrawlMode.INCREMENTAL, true, old);
        long whole = ended(CrawlMode.INCREMENTAL, true, old);
        ended(CrawlMode.FULL, false, old);
        long newest = ended(CrawlMode.HAND_OFF, false, old);
        CrawlHistory others = database.open(clock).crawls();

        others.prune(MovableClock.START);
        crawls.prune(MovableClock.START);

        assertThat(crawls.latest(10)).extracting(CrawlRecord::id).containsExactly(newest, whole, full);
        assertThat(begin()).isEqualTo(newest + 1);
    }

    @Test
    void forgetsNothingWhereNothingIsOld() {
        assertThat(crawls.prune(MovableClock.START)).isZero();

        begin();

        assertThat(crawls.prune(MovableClock.START.plusSeconds(1))).isZero();
    }

    private long ended(CrawlMode mode, boolean whole, Instant startedAt) {
        long id = crawls.begin(mode, lease, startedAt);
        crawls.finish(report(id, mode, RunOutcome.DEGRADED, whole, null, List.of()));
        return id;
    }

    private Lease acquire() {
        return ((LeaseAttempt.Acquired) ledger.lease().tryAcquire("test", TTL)).lease();
    }

    private long begin() {
        return crawls.begin(CrawlMode.FULL, lease, MovableClock.START);
    }

    private static RunReport report(long id, RunOutcome outcome, String reason, List<String> notes) {
        return report(id, CrawlMode.FULL, outcome, true, reason, notes);
    }

    private static RunReport report(
            long id, CrawlMode mode, RunOutcome outcome, boolean whole, String reason, List<String> notes) {
        return new RunReport(
                id,
                mode,
                outcome,
                whole,
                reason,
                null,
                MovableClock.START,
                Duration.ofSeconds(90),
                COUNTS,
                notes,
                List.of());
    }
}
