package org.schedulesconnector.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Orders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that share its ledger: orders of operators reach all of them through the ledger, each looks there with every
 * heartbeat, and what was demanded here waits for a run elsewhere. Thread-safe.
 */
public final class Replicas {
    private static final Logger LOG = LoggerFactory.getLogger(Replicas.class);
    private static final Duration SOONEST = Duration.ofMillis(20);

    private final Ledger ledger;
    private final RunLifecycle runs;
    private final Demands demands;
    private final PauseGate gate;
    private final Clocks clocks;
    private final RunDesk desk;
    private final Heartbeat heartbeat;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    Replicas(
            Ledger ledger,
            RunLifecycle runs,
            Demands demands,
            PauseGate gate,
            Clocks clocks,
            RunDesk desk,
            Heartbeat heartbeat,
            ScheduledExecutorService timer,
            Clock clock) {
        this.ledger = ledger;
        this.runs = runs;
        this.demands = demands;
        this.gate = gate;
        this.clocks = clocks;
        this.desk = desk;
        this.heartbeat = heartbeat;
        this.timer = timer;
        this.clock = clock;
    }

    /** Begins to look after orders. Returns whether a pause was ordered before this process started. */
    boolean start() {
        demands.whenHeldBack(this::lookAgainAfter);
        Orders orders = ledger.steering().read();
        if (orders.paused()) {
            gate.close();
            LOG.warn(
                    "The connector is paused since {}, by {}: no run begins until it is resumed.",
                    orders.pausedAt(),
                    orders.pausedBy());
        }
        if (ledger.isShared()) {
            long beat = heartbeat.interval().toMillis();
            timer.scheduleWithFixedDelay(this::look, beat, beat, TimeUnit.MILLISECONDS);
        }
        return orders.paused();
    }

    /** Pauses every process. Returns false when there was a pause already. */
    synchronized boolean pause() {
        boolean ordered = ledger.steering().pause(heartbeat.holder());
        boolean closed = gate.close();
        clocks.pause();
        return ordered || closed;
    }

    /** Ends the pause of every process. Returns false when there was none. */
    synchronized boolean resume() {
        clocks.resume();
        boolean ordered = ledger.steering().resume();
        boolean opened = gate.open();
        return ordered || opened;
    }

    /** The lease of a run that another process has in progress; empty when none is. */
    Optional<Lease> elsewhere() {
        return ledger.lease().current().filter(this::isForeign);
    }

    /** Orders the run of another process to end. Returns who has it; empty when none is in progress. */
    Optional<Lease> cancelElsewhere() {
        Optional<Lease> foreign = elsewhere();
        foreign.ifPresent(ledger.steering()::cancel);
        return foreign;
    }

    boolean isForeign(Lease lease) {
        return !lease.holder().equals(heartbeat.holder());
    }

    /** How long an order takes at most to reach the other processes. */
    Duration interval() {
        return heartbeat.interval();
    }

    /** Whatever goes wrong must be told, for a look that throws is never repeated. */
    private void look() {
        try {
            follow();
        } catch (RuntimeException e) {
            LOG.warn("What operators want of all processes is not known at the moment: {}", e.getMessage());
        }
    }

    private synchronized void follow() {
        Orders orders = ledger.steering().read();
        if (orders.cancelledToken() > 0) {
            runs.cancel(orders.cancelledToken());
        }
        if (orders.paused() && gate.close()) {
            LOG.info("The connector was paused by {}.", orders.pausedBy());
        }
        if (!orders.paused() && gate.open()) {
            LOG.info("The connector was resumed.");
            desk.work();
        }
    }

    /** A lease ends when its run does, or when its process has been silent for too long. */
    private void lookAgainAfter(Lease lease) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, lease.expiresAt());
        Duration half = heartbeat.interval().dividedBy(2);
        long wait = Math.max(SOONEST.toMillis(), (left.compareTo(half) < 0 ? left : half).toMillis() + 1);
        timer.schedule(this::lookAgain, wait, TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        if (demands.lookAgain()) {
            desk.work();
        }
    }
}
