package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.DemandAnswer.Outcome;

class DemandsTest {
    private final PauseGate gate = new PauseGate();
    private final Demands demands = new Demands(gate);

    @Test
    void startsWhatNothingIsInTheWayOf() {
        DemandAnswer answer = demands.ask(CrawlRequest.full());

        assertThat(answer).isEqualTo(new DemandAnswer(Outcome.STARTED, "The full crawl begins."));
        assertThat(answer.isTaken()).isTrue();
        assertThat(demands.next()).contains(CrawlRequest.full());
    }

    @Test
    void queuesOnceWhileARunIsInProgress() {
        run(CrawlRequest.full());

        DemandAnswer first = demands.ask(CrawlRequest.incremental());
        DemandAnswer second = demands.ask(CrawlRequest.incremental());

        assertThat(first.outcome()).isEqualTo(Outcome.QUEUED);
        assertThat(first.sentence())
                .isEqualTo("The incremental crawl is queued. It begins when the full crawl in progress has ended.");
        assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_QUEUED);
        assertThat(second.isTaken()).isFalse();
        assertThat(demands.waiting()).containsExactly(CrawlRequest.incremental());
    }

    @Test
    void givesOneAtATime() {
        demands.ask(CrawlRequest.full());
        demands.ask(CrawlRequest.sync("P1"));

        assertThat(demands.next()).contains(CrawlRequest.sync("P1"));
        assertThat(demands.hasNext()).isFalse();
        assertThat(demands.next()).isEmpty();
        demands.ended(null);
        assertThat(demands.next()).contains(CrawlRequest.full());
        demands.ended(null);
        assertThat(demands.next()).isEmpty();
    }

    @Test
    void putsTheQuickOnesFirst() {
        run(CrawlRequest.full());
        demands.ask(CrawlRequest.incremental());
        demands.ask(CrawlRequest.handOff());
        demands.ask(CrawlRequest.sync("P2"));
        demands.ask(CrawlRequest.sync("P1"));
        demands.ask(CrawlRequest.sync("P2"));
        demands.ask(CrawlRequest.handOff());

        assertThat(demands.waiting())
                .containsExactly(
                        CrawlRequest.sync("P2"),
                        CrawlRequest.sync("P1"),
                        CrawlRequest.handOff(),
                        CrawlRequest.incremental());
    }

    @Test
    void letsTheLargerCrawlDoWhatTheSmallerWouldAndKeepsTheLargerApproval() {
        run(CrawlRequest.sync("P1"));
        demands.ask(CrawlRequest.incremental().withApprovedDeletions(12));

        DemandAnswer larger = demands.ask(CrawlRequest.full().withApprovedDeletions(5));
        DemandAnswer smaller = demands.ask(CrawlRequest.incremental());

        assertThat(larger.outcome()).isEqualTo(Outcome.QUEUED);
        assertThat(smaller.outcome()).isEqualTo(Outcome.ALREADY_QUEUED);
        assertThat(demands.waiting()).containsExactly(CrawlRequest.full().withApprovedDeletions(12));
    }

    @Test
    void keepsALimitOnlyWhenBothHaveOne() {
        run(CrawlRequest.sync("P1"));
        demands.ask(CrawlRequest.full().withLimit(3));
        demands.ask(CrawlRequest.full().withLimit(5));
        assertThat(demands.waiting()).containsExactly(CrawlRequest.full().withLimit(5));

        demands.ask(CrawlRequest.full());

        assertThat(demands.waiting()).containsExactly(CrawlRequest.full());
    }

    @Test
    void beginsNothingDuringAPause() {
        gate.close();

        DemandAnswer answer = demands.ask(CrawlRequest.full());

        assertThat(answer.sentence()).isEqualTo("The full crawl is queued. It begins after the pause.");
        assertThat(demands.next()).isEmpty();
        gate.open();
        assertThat(demands.next()).isPresent();
    }

    @Test
    void refusesEverythingOnceItStops() {
        demands.ask(CrawlRequest.full());

        demands.stop();

        assertThat(demands.ask(CrawlRequest.sync("P1")).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(demands.hasNext()).isFalse();
        assertThat(demands.next()).isEmpty();
    }

    @Test
    void takesNoMoreSchedulesThanOneCrawlWouldBeWorth() {
        run(CrawlRequest.full());
        for (int i = 0; i < DemandQueue.MOST_SYNCS; i++) {
            assertThat(demands.ask(CrawlRequest.sync("P" + i)).outcome()).isEqualTo(Outcome.QUEUED);
        }

        DemandAnswer answer = demands.ask(CrawlRequest.sync("PMORE"));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.sentence()).contains("Ask for an incremental crawl");
        assertThat(demands.ask(CrawlRequest.sync("P7")).outcome()).isEqualTo(Outcome.ALREADY_QUEUED);
    }

    @Test
    void takesNoPlan() {
        assertThatThrownBy(() -> demands.ask(CrawlRequest.plan())).hasMessageContaining("a plan is no demand");
    }

    private void run(CrawlRequest request) {
        demands.ask(request);
        assertThat(demands.next()).contains(request);
    }
}
