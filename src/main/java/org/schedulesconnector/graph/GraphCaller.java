package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes requests until they succeed or must be given up. The one place that decides to repeat: the server's wait is kept in full,
 * a throttled answer pauses the whole connection, and each attempt is built anew.
 */
final class GraphCaller {
    private static final Logger LOG = LoggerFactory.getLogger(GraphCaller.class);
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Transport transport;
    private final Executor executor;
    private final WriteGate gate;
    private final Delays delays;
    private final TrafficCounter traffic;

    GraphCaller(Transport transport, Executor executor, WriteGate gate, Delays delays, TrafficCounter traffic) {
        this.transport = transport;
        this.executor = executor;
        this.gate = gate;
        this.delays = delays;
        this.traffic = traffic;
    }

    /** A request of which there are many, such as about an item or a member: it takes its turn at the gate. */
    CompletableFuture<GraphAnswer> callInTurn(GraphRequest request, RetryPolicy policy) {
        return begin(new Call(request, policy, true, new CompletableFuture<>(), LogMarks.current()));
    }

    /** A request about the connection itself: it goes at once. */
    CompletableFuture<GraphAnswer> call(GraphRequest request, RetryPolicy policy) {
        return begin(new Call(request, policy, false, new CompletableFuture<>(), LogMarks.current()));
    }

    private CompletableFuture<GraphAnswer> begin(Call call) {
        attempt(call, 1);
        return call.result();
    }

    private void attempt(Call call, int number) {
        CompletableFuture<WriteGate.Permit> place =
                call.inTurn() ? gate.enter() : CompletableFuture.completedFuture(gate.bypass());
        place.whenComplete((permit, refused) -> {
            if (refused == null) {
                off(call, number, permit);
            } else {
                call.result().completeExceptionally(refused);
            }
        });
    }

    /** Runs on the pool; a pool that was shut down must not keep the place. */
    private void off(Call call, int number, WriteGate.Permit permit) {
        try {
            executor.execute(call.marks().on(() -> send(call, number, permit)));
        } catch (RejectedExecutionException stopped) {
            permit.ended();
            call.result()
                    .completeExceptionally(
                            GraphException.of(GraphException.Kind.CLOSED, "The component is stopped", stopped));
        }
    }

    /**
     * The result is told last and by the worker that has it. Whoever waits for it may go on in this very thread and wait there for
     * another request, which must not be one that is still on its way out of the gate below.
     */
    private void send(Call call, int number, WriteGate.Permit permit) {
        GraphAnswer answer;
        try {
            answer = transport.send(call.request());
        } catch (GraphException failure) {
            afterFailure(call, number, permit, failure);
            return;
        } catch (RuntimeException | Error fault) {
            permit.ended();
            call.result().completeExceptionally(fault);
            return;
        }
        permit.clean();
        call.result().complete(answer.afterAttempts(number));
    }

    private void afterFailure(Call call, int number, WriteGate.Permit permit, GraphException failure) {
        Duration wait = call.policy().waitAfter(failure, number);
        if (isThrottling(failure)) {
            permit.throttled(wait);
            traffic.throttled();
            LOG.warn(
                    "Graph throttles: nothing more is sent for {}, then {} at once. {}",
                    wait,
                    gate.limit(),
                    failure.getMessage());
        } else {
            permit.ended();
        }
        if (!call.policy().allowsAnotherAfter(failure, number)) {
            call.result().completeExceptionally(failure.afterAttempts(number));
            return;
        }
        if (!isThrottling(failure)) {
            traffic.waited(wait);
            LOG.info("Attempt {} failed, the next follows in {}. {}", number, wait, failure.getMessage());
        }
        delays.after(wait).whenComplete((over, stopped) -> {
            if (stopped == null) {
                attempt(call, number + 1);
            } else {
                call.result().completeExceptionally(stopped);
            }
        });
    }

    private static boolean isThrottling(GraphException failure) {
        return failure.kind() == GraphException.Kind.THROTTLED || failure.status() == SERVICE_UNAVAILABLE;
    }

    /**
     * A request on its way.
     *
     * @param inTurn whether it takes its turn at the gate
     * @param result told once, after the last attempt
     * @param marks of what is logged about it
     */
    private record Call(
            GraphRequest request,
            RetryPolicy policy,
            boolean inTurn,
            CompletableFuture<GraphAnswer> result,
            LogMarks marks) {}
}
