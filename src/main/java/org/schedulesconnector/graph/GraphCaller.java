package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
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
        return attempt(request, policy, true, 1);
    }

    /** A request about the connection itself: it goes at once. */
    CompletableFuture<GraphAnswer> call(GraphRequest request, RetryPolicy policy) {
        return attempt(request, policy, false, 1);
    }

    private CompletableFuture<GraphAnswer> attempt(
            GraphRequest request, RetryPolicy policy, boolean inTurn, int number) {
        CompletableFuture<WriteGate.Permit> place =
                inTurn ? gate.enter() : CompletableFuture.completedFuture(gate.bypass());
        return place.thenCompose(permit -> off(permit, () -> {
            try {
                GraphAnswer answer = transport.send(request);
                permit.clean();
                return CompletableFuture.completedFuture(answer.afterAttempts(number));
            } catch (GraphException failure) {
                return afterFailure(request, policy, inTurn, number, permit, failure);
            } catch (RuntimeException | Error fault) {
                permit.ended();
                throw fault;
            }
        }));
    }

    /** Runs on the pool; a pool that was shut down must not keep the place. */
    private CompletableFuture<GraphAnswer> off(WriteGate.Permit permit, Supplier<CompletableFuture<GraphAnswer>> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor).thenCompose(answer -> answer);
        } catch (RejectedExecutionException stopped) {
            permit.ended();
            return CompletableFuture.failedFuture(
                    GraphException.of(GraphException.Kind.CLOSED, "The component is stopped", stopped));
        }
    }

    private CompletableFuture<GraphAnswer> afterFailure(
            GraphRequest request,
            RetryPolicy policy,
            boolean inTurn,
            int number,
            WriteGate.Permit permit,
            GraphException failure) {
        Duration wait = policy.waitAfter(failure, number);
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
        if (!policy.allowsAnotherAfter(failure, number)) {
            return CompletableFuture.failedFuture(failure.afterAttempts(number));
        }
        if (!isThrottling(failure)) {
            traffic.waited(wait);
            LOG.info("Attempt {} failed, the next follows in {}. {}", number, wait, failure.getMessage());
        }
        return delays.after(wait).thenCompose(over -> attempt(request, policy, inTurn, number + 1));
    }

    private static boolean isThrottling(GraphException failure) {
        return failure.kind() == GraphException.Kind.THROTTLED || failure.status() == SERVICE_UNAVAILABLE;
    }
}
