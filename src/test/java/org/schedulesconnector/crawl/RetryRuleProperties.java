package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;

class RetryRuleProperties {
    private static final Instant LAST = Instant.parse("2026-09-08T10:00:00Z");

    @Property
    void waitsTwiceAsLongEachTimeUpToADay(@ForAll @IntRange(min = 2) int attempts) {
        Duration wait = RetryRule.wait(attempts);
        Duration next = RetryRule.wait(attempts == Integer.MAX_VALUE ? attempts : attempts + 1);

        assertThat(wait).isBetween(RetryRule.FIRST_WAIT, RetryRule.LONGEST_WAIT);
        assertThat(next).isIn(wait.multipliedBy(2), RetryRule.LONGEST_WAIT).isGreaterThanOrEqualTo(wait);
    }

    @Example
    void beginsWithTheNextCrawlThenFiveMinutes() {
        assertThat(RetryRule.wait(1)).isZero();
        assertThat(RetryRule.wait(2)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryRule.wait(3)).isEqualTo(Duration.ofMinutes(10));
        assertThat(RetryRule.wait(10)).isEqualTo(Duration.ofMinutes(1280));
        assertThat(RetryRule.wait(11)).isEqualTo(Duration.ofDays(1));
    }

    @Property
    void triesWhateverItIsWithinADay(
            @ForAll FailureCategory category, @ForAll CrawlMode mode, @ForAll @IntRange(min = 1) int attempts) {
        assertThat(RetryRule.waits(failure(category, attempts), mode, LAST.plus(RetryRule.LONGEST_WAIT)))
                .isFalse();
    }

    @Property
    void doesNotWaitWhenSomebodyAsksOrEverythingIsLookedAt(
            @ForAll FailureCategory category, @ForAll @IntRange(min = 1) int attempts) {
        StoredFailure known = failure(category, attempts);

        assertThat(RetryRule.waits(known, CrawlMode.FULL, LAST)).isFalse();
        assertThat(RetryRule.waits(known, CrawlMode.SYNC, LAST)).isFalse();
        assertThat(RetryRule.waits(known, CrawlMode.RETRY, LAST)).isFalse();
    }

    @Example
    void letsAnIncrementalCrawlTryWhatPassingTroubleKeptFromGoingWell() {
        assertThat(RetryRule.waits(failure(FailureCategory.UNAVAILABLE, 9), CrawlMode.INCREMENTAL, LAST))
                .isFalse();
        assertThat(RetryRule.waits(failure(FailureCategory.INVALID_ITEM, 9), CrawlMode.INCREMENTAL, LAST))
                .isTrue();
    }

    @Property
    void leavesWhatFailedAloneForFiveMinutesWhenHandOffsFollowEachOther(
            @ForAll FailureCategory category, @ForAll @IntRange(min = 0, max = 299) int seconds) {
        boolean waits = RetryRule.waits(failure(category, 1), CrawlMode.HAND_OFF, LAST.plusSeconds(seconds));

        assertThat(waits).isEqualTo(category != FailureCategory.ACCESS);
    }

    private static StoredFailure failure(FailureCategory category, int attempts) {
        RunFailure failure = RunFailure.of("P1", "publish", FailureSource.GRAPH, category, "No.");
        return new StoredFailure(failure, attempts, LAST, LAST, "tried");
    }
}
