package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.DemandAnswer.Outcome;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.LeaseAttempt;

class DemandsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

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
    void tellsWhoWaitsWhenARunHasEndedThatBeganAfterTheDemand() {
        run(CrawlRequest.incremental());
        CompletableFuture<Boolean> full = await(CrawlRequest.full());
        CompletableFuture<Boolean> incremental = await(CrawlRequest.incremental());

        demands.ended(null);
        assertThat(full).isNotDone();
        demands.next();
        CompletableFuture<Boolean> next = await(CrawlRequest.incremental());
        demands.ended(null);

        assertThat(full).succeedsWithin(SOON).isEqualTo(true);
        assertThat(incremental)
                .as("the full crawl did it too")
                .succeedsWithin(SOON)
                .isEqualTo(true);
        assertThat(next).isNotDone();
        demands.stop();
        assertThat(next).as("never had its turn").succeedsWithin(SOON).isEqualTo(false);
    }

    @Test
    void tellsThatAStopLeftARunUndone() {
        CompletableFuture<Boolean> full = await(CrawlRequest.full());
        demands.next();

        demands.stop();
        assertThat(full).as("the run may come to its end").isNotDone();
        demands.ended(null);

        assertThat(full).succeedsWithin(SOON).isEqualTo(false);
        assertThat(await(CrawlRequest.full())).succeedsWithin(SOON).isEqualTo(false);
    }

    @Test
    void waitsForTheRunOfAnotherProcessAndTakesInWhatIsDemandedMeanwhile() {
        List<Lease> held = new ArrayList<>();
        demands.whenHeldBack(held::add);
        CompletableFuture<Boolean> incremental = await(CrawlRequest.incremental());
        demands.next();
        Lease lease = new Lease("another", 7, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

        meet(lease);
        DemandAnswer full = demands.ask(CrawlRequest.full());

        assertThat(held).containsExactly(lease);
        assertThat(full.sentence()).isEqualTo("The full crawl is queued. It begins when the run of another has ended.");
        assertThat(demands.next()).isEmpty();
        assertThat(incremental).isNotDone();
        assertThat(demands.lookAgain()).isTrue();
        assertThat(demands.next()).contains(CrawlRequest.full());
        demands.ended(null);
        assertThat(incremental).succeedsWithin(SOON).isEqualTo(true);
    }

    private void meet(Lease lease) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new RunInProgressException(new LeaseAttempt.Held(lease)));
        demands.unbegun(exchange);
        demands.ended(null);
    }

    private CompletableFuture<Boolean> await(CrawlRequest request) {
        PendingRun pending = new PendingRun();
        demands.askAndTell(request, pending);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return pending.awaitEnd();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
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
