package org.schedulesconnector.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * How many requests about items and groups of one connection are in flight; look-ups in the directory have a gate of their own. It
 * starts low, grows by one with each clean answer until Graph throttles for the first time, from then on after as many clean answers
 * as its present limit, and is halved when Graph throttles; then every request of the connection waits until Graph's wait is over,
 * since requests that Graph rejects count too. Requests are let in by the order they came. Thread-safe; no thread waits in it.
 */
final class WriteGate implements AutoCloseable {
    static final int START = 4;
    /** The one published number: 25 concurrent operations per application and connection. */
    static final int MOST = 25;

    private final Clock clock;
    private final Delays delays;
    private final TrafficCounter traffic;
    private final Queue<CompletableFuture<Permit>> waiting = new ArrayDeque<>();
    private int ceiling;
    private int limit;
    private int inFlight;
    private int cleanAnswers;
    private int throttleCount;
    private int openPauses;
    private Instant pausedSince;
    private boolean closed;

    /** A gate that starts low. */
    WriteGate(int ceiling, Clock clock, Delays delays, TrafficCounter traffic) {
        this(ceiling, Math.min(START, ceiling), clock, delays, traffic);
    }

    private WriteGate(int ceiling, int start, Clock clock, Delays delays, TrafficCounter traffic) {
        this.ceiling = ceiling;
        this.limit = start;
        this.clock = clock;
        this.delays = delays;
        this.traffic = traffic;
    }

    /** A gate that lets in as many as it ever will from the start: for look-ups, which Graph lets far more of through than there are. */
    static WriteGate wideOpen(int ceiling, Clock clock, Delays delays, TrafficCounter traffic) {
        return new WriteGate(ceiling, ceiling, clock, delays, traffic);
    }

    /** Changes the most requests in flight, 1 to {@value #MOST}. */
    synchronized void limitTo(int newCeiling) {
        ceiling = newCeiling;
        limit = Math.max(Math.min(limit, ceiling), Math.min(START, ceiling));
    }

    /** Asks for a place; completes when there is one. Whoever gets it must end it by one of its three methods. */
    CompletableFuture<Permit> enter() {
        CompletableFuture<Permit> place = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(stopped());
            }
            waiting.add(place);
        }
        admit();
        return place;
    }

    /** A request that neither waits nor counts, but tells the gate when Graph throttles. */
    synchronized Permit bypass() {
        return new Permit(throttleCount, false);
    }

    synchronized int limit() {
        return limit;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    synchronized boolean isPaused() {
        return openPauses > 0;
    }

    @Override
    public void close() {
        List<CompletableFuture<Permit>> left;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(waiting);
            waiting.clear();
        }
        left.forEach(place -> place.completeExceptionally(stopped()));
    }

    private void admit() {
        List<CompletableFuture<Permit>> admitted = new ArrayList<>();
        int seen;
        synchronized (this) {
            seen = throttleCount;
            while (openPauses == 0 && inFlight < limit && !waiting.isEmpty()) {
                inFlight++;
                admitted.add(waiting.remove());
            }
        }
        admitted.forEach(place -> place.complete(new Permit(seen, true)));
    }

    private void pause(Duration wait) {
        synchronized (this) {
            if (openPauses++ == 0) {
                pausedSince = clock.instant();
            }
        }
        delays.after(wait).whenComplete((nothing, stopped) -> endPause());
    }

    private void endPause() {
        synchronized (this) {
            if (--openPauses == 0) {
                traffic.waited(Duration.between(pausedSince, clock.instant()));
            }
        }
        admit();
    }

    private static GraphException stopped() {
        return GraphException.of(GraphException.Kind.CLOSED, "The component was stopped before the request was sent");
    }

    /** A place in flight. */
    final class Permit {
        private final int throttlesSeen;
        private final boolean counted;

        private Permit(int throttlesSeen, boolean counted) {
            this.throttlesSeen = throttlesSeen;
            this.counted = counted;
        }

        /** Graph answered as wanted. */
        void clean() {
            synchronized (WriteGate.this) {
                if (counted && limit < ceiling && (throttleCount == 0 || ++cleanAnswers >= limit)) {
                    limit++;
                    cleanAnswers = 0;
                }
            }
            leave();
        }

        /** Graph throttled: fewer requests from now on, and none until the wait is over. */
        void throttled(Duration wait) {
            synchronized (WriteGate.this) {
                boolean firstOfItsBurst = throttlesSeen == throttleCount;
                if (firstOfItsBurst) {
                    limit = Math.max(1, limit / 2);
                    throttleCount++;
                }
                cleanAnswers = 0;
            }
            pause(wait);
            leave();
        }

        /** It ended in some other way, which says nothing about how many may be in flight. */
        void ended() {
            leave();
        }

        private void leave() {
            synchronized (WriteGate.this) {
                if (counted) {
                    inFlight--;
                }
            }
            admit();
        }
    }
}
