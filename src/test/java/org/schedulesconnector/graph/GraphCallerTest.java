package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

class GraphCallerTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final GraphRequest REQUEST = new GraphRequest(() -> null);
    private static final RetryPolicy POLICY =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 1.0);

    private final FakeTime time = new FakeTime();
    private final TrafficCounter traffic = new TrafficCounter();
    private final WriteGate gate = new WriteGate(8, time, time, traffic);
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private int sent;
    private final GraphCaller caller = new GraphCaller(this::send, Runnable::run, gate, time, traffic);

    @Test
    void answersWithTheNumberOfAttempts() {
        failures.addAll(List.of(failure(Kind.IO, 0, null), failure(Kind.UNAVAILABLE, 502, null)));

        CompletableFuture<GraphAnswer> answer = caller.callInTurn(REQUEST, POLICY);
        time.advance(Duration.ofSeconds(3));

        assertThat(answer.join().attempts()).isEqualTo(3);
        assertThat(time.asked()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void keepsRetryAfterInFullAndHoldsEveryOtherItemRequest() {
        failures.add(failure(Kind.THROTTLED, 429, TEN_SECONDS));

        CompletableFuture<GraphAnswer> throttled = caller.callInTurn(REQUEST, POLICY);
        CompletableFuture<GraphAnswer> other = caller.callInTurn(REQUEST, POLICY);
        time.advance(Duration.ofMillis(9_999));

        assertThat(sent).isEqualTo(1);
        assertThat(gate.limit()).isEqualTo(2);

        time.advance(Duration.ofMillis(1));

        assertThat(throttled).isCompleted();
        assertThat(other).isCompleted();
        assertThat(traffic.snapshot().throttled()).isEqualTo(1);
        assertThat(traffic.snapshot().waits()).isEqualTo(TEN_SECONDS);
    }

    @Test
    void pausesTheConnectionOn503ButNotOnOtherFaults() {
        failures.add(failure(Kind.UNAVAILABLE, 504, null));
        CompletableFuture<GraphAnswer> first = caller.callInTurn(REQUEST, POLICY);
        assertThat(gate.isPaused()).isFalse();
        time.advance(TEN_SECONDS);
        assertThat(first).isCompleted();

        failures.add(failure(Kind.UNAVAILABLE, 503, null));
        caller.callInTurn(REQUEST, POLICY);
        assertThat(gate.isPaused()).isTrue();
    }

    @Test
    void holdsNoPlaceWhileItWaits() {
        failures.add(failure(Kind.IO, 0, null));

        caller.callInTurn(REQUEST, POLICY);

        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void givesUpAtItsLastAttemptAndSaysHowManyThereWere() {
        IntStream.range(0, 9).forEach(i -> failures.add(failure(Kind.UNAVAILABLE, 500, null)));

        CompletableFuture<GraphAnswer> answer = caller.callInTurn(REQUEST, POLICY);
        time.advance(Duration.ofMinutes(5));

        assertThat(causeOf(answer).attempts()).isEqualTo(4);
        assertThat(causeOf(answer)).hasMessageContaining("attempts 4");
        assertThat(sent).isEqualTo(4);
    }

    @Test
    void doesNotRepeatWhatCannotMend() {
        failures.add(failure(Kind.INVALID, 400, null));

        assertThat(causeOf(caller.callInTurn(REQUEST, POLICY)).kind()).isEqualTo(Kind.INVALID);
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void givesItsPlaceBackWhenTheRequestCannotBeBuilt() {
        failures.add(new IllegalStateException("a fault of ours"));

        assertThat(caller.callInTurn(REQUEST, POLICY)).isCompletedExceptionally();
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void givesItsPlaceBackWhenTheWorkersAreStopped() {
        GraphCaller stopped = new GraphCaller(
                this::send,
                work -> {
                    throw new RejectedExecutionException();
                },
                gate,
                time,
                traffic);

        assertThat(causeOf(stopped.callInTurn(REQUEST, POLICY)).kind()).isEqualTo(Kind.CLOSED);
        assertThat(gate.inFlight()).isZero();
    }

    @Test
    void doesNotQueueRequestsAboutTheConnection() {
        gate.bypass().throttled(TEN_SECONDS);

        assertThat(caller.call(REQUEST, POLICY)).isCompleted();
    }

    /**
     * A crawl once waited for ever: the worker that answered for one item let in another's request, told the answer to that one
     * itself, and so went on with the other item, which waited for a group whose last answer this worker had not told yet.
     */
    @Test
    void tellsAnAnswerInTheThreadOfItsOwnRequest() {
        List<Thread> senders = new ArrayList<>();
        List<Thread> tellers = new ArrayList<>();
        WriteGate narrow = new WriteGate(1, time, time, traffic);
        GraphCaller[] asked = new GraphCaller[1];
        GraphRequest second = new GraphRequest(() -> null);
        asked[0] = new GraphCaller(
                request -> {
                    senders.add(Thread.currentThread());
                    if (request == REQUEST) {
                        asked[0].callInTurn(second, POLICY).thenRun(() -> tellers.add(Thread.currentThread()));
                    }
                    return send(request);
                },
                GraphCallerTest::inAThreadOfItsOwn,
                narrow,
                time,
                traffic);

        asked[0].callInTurn(REQUEST, POLICY).join();

        assertThat(senders).hasSize(2);
        assertThat(tellers).containsExactly(senders.get(1)).doesNotContain(senders.get(0));
    }

    /** Waits are all performed by one thread: an answer told there would hold up every other wait. */
    @Test
    void tellsAnAnswerAfterAWaitInTheThreadOfItsOwnRequest() {
        failures.add(failure(Kind.IO, 0, null));
        GraphCaller threaded = new GraphCaller(this::send, GraphCallerTest::inAThreadOfItsOwn, gate, time, traffic);
        List<Thread> tellers = new ArrayList<>();

        threaded.callInTurn(REQUEST, POLICY).thenRun(() -> tellers.add(Thread.currentThread()));
        time.advance(TEN_SECONDS);

        assertThat(tellers).hasSize(1).doesNotContain(Thread.currentThread());
    }

    /** The worker is done before the one that asked for it goes on, as it may be under load. */
    private static void inAThreadOfItsOwn(Runnable work) {
        Thread worker = new Thread(work);
        worker.start();
        try {
            worker.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private GraphAnswer send(GraphRequest request) {
        sent++;
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        return new GraphAnswer(URI.create("https://graph"), 200, MissingNode.getInstance(), null, "r", 1);
    }

    private static GraphException causeOf(CompletableFuture<GraphAnswer> answer) {
        return (GraphException)
                catchThrowableOfType(CompletionException.class, answer::join).getCause();
    }

    private static GraphException failure(Kind kind, int status, Duration retryAfter) {
        return GraphException.failed(
                kind, "failed", new Evidence("PUT", "/items/1", status, null, null, "c"), retryAfter, null);
    }
}
