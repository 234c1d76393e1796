package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.WriteGate.Permit;

class WriteGateTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final FakeTime time = new FakeTime();
    private final TrafficCounter traffic = new TrafficCounter();
    private final WriteGate gate = new WriteGate(8, time, time, traffic);

    @Test
    void startsWithFourAndLetsTheRestWaitInOrder() {
        List<CompletableFuture<Permit>> places = enter(6);

        assertThat(places.subList(0, 4)).allMatch(CompletableFuture::isDone);
        assertThat(places.subList(4, 6)).noneMatch(CompletableFuture::isDone);

        places.get(0).join().ended();

        assertThat(places.get(4)).isDone();
        assertThat(places.get(5)).isNotDone();
    }

    @Test
    void letsInAsManyAsItEverWillFromTheStartWhenItIsWideOpen() {
        WriteGate open = WriteGate.wideOpen(8, time, time, traffic);

        assertThat(IntStream.range(0, 9).mapToObj(i -> open.enter().isDone()))
                .containsExactly(true, true, true, true, true, true, true, true, false);
    }

    @Test
    void growsByOneWithEachCleanAnswerAsLongAsGraphNeverThrottled() {
        answerCleanly(3);

        assertThat(gate.limit()).isEqualTo(7);
    }

    @Test
    void growsByOneAfterAsManyCleanAnswersAsItsLimitOnceGraphThrottled() {
        gate.enter().join().throttled(TEN_SECONDS);
        time.advance(TEN_SECONDS);

        answerCleanly(1);
        assertThat(gate.limit()).isEqualTo(2);

        answerCleanly(1);
        assertThat(gate.limit()).isEqualTo(3);
    }

    @Test
    void neverGrowsAboveItsCeiling() {
        answerCleanly(500);

        assertThat(gate.limit()).isEqualTo(8);
    }

    @Test
    void doesNotGrowOnAnswersThatWereNotClean() {
        IntStream.range(0, 50).forEach(i -> gate.enter().join().ended());

        assertThat(gate.limit()).isEqualTo(4);
    }

    @Test
    void holdsEveryRequestForTheWholeWaitWhenThrottled() {
        List<CompletableFuture<Permit>> places = enter(5);

        places.get(0).join().throttled(TEN_SECONDS);
        places.get(1).join().clean();
        time.advance(Duration.ofMillis(9_999));

        assertThat(gate.isPaused()).isTrue();
        assertThat(places.get(4)).isNotDone();

        places.get(2).join().clean();
        time.advance(Duration.ofMillis(1));

        assertThat(gate.isPaused()).isFalse();
        assertThat(places.get(4)).isDone();
    }

    @Test
    void halvesOnceForABurstOfThrottledAnswersAndWaitsForTheLongest() {
        List<CompletableFuture<Permit>> places = enter(4);

        places.get(0).join().throttled(TEN_SECONDS);
        places.get(1).join().throttled(Duration.ofSeconds(30));
        places.get(2).join().throttled(TEN_SECONDS);
        time.advance(Duration.ofSeconds(29));

        assertThat(gate.limit()).isEqualTo(2);
        assertThat(gate.isPaused()).isTrue();

        time.advance(Duration.ofSeconds(1));

        assertThat(gate.isPaused()).isFalse();
        assertThat(traffic.snapshot().waits()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void goesDownToOneAndNotBelow() {
        for (int i = 0; i < 5; i++) {
            gate.enter().join().throttled(TEN_SECONDS);
            time.advance(TEN_SECONDS);
        }

        assertThat(gate.limit()).isEqualTo(1);
        assertThat(gate.enter()).isDone();
    }

    @Test
    void startsBelowFourWhenItsCeilingIs() {
        gate.limitTo(2);

        assertThat(gate.limit()).isEqualTo(2);
        assertThat(enter(3).get(2)).isNotDone();
    }

    @Test
    void pausesItemsWhenARequestThatDoesNotQueueIsThrottled() {
        gate.bypass().throttled(TEN_SECONDS);

        assertThat(gate.enter()).isNotDone();
        assertThat(gate.inFlight()).isZero();
        time.advance(TEN_SECONDS);
        assertThat(gate.inFlight()).isEqualTo(1);
    }

    @Test
    void failsWhoeverWaitsWhenItIsClosed() {
        List<CompletableFuture<Permit>> places = enter(5);

        gate.close();

        assertThat(places.get(4))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(GraphException.class)
                .havingCause()
                .satisfies(e -> assertThat(((GraphException) e).kind()).isEqualTo(Kind.CLOSED));
        assertThat(gate.enter()).isCompletedExceptionally();
    }

    private List<CompletableFuture<Permit>> enter(int count) {
        List<CompletableFuture<Permit>> places = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> places.add(gate.enter()));
        return places;
    }

    private void answerCleanly(int count) {
        IntStream.range(0, count).forEach(i -> gate.enter().join().clean());
    }
}
