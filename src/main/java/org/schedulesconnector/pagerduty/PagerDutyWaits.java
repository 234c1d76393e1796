package org.schedulesconnector.pagerduty;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * Performs the waits that {@link RateBudget} and {@link PagerDutyBackoff} compute: in full, unless the {@link Cancellable} in the
 * exchange variable {@code run} is stopped. Thread-safe.
 */
public final class PagerDutyWaits {
    private final RateBudget budget;

    PagerDutyWaits(RateBudget budget) {
        this.budget = budget;
    }

    /**
     * Waits until the next request may be made.
     *
     * @throws PagerDutyException when the run was stopped meanwhile: then it is not made
     */
    public void forTurn(Exchange exchange) throws InterruptedException {
        perform(exchange, Duration.ofMillis(budget.reserveMillis()));
    }

    /** Waits while the server wants no requests at all; otherwise as {@link #forTurn}. */
    public void whileThrottled(Exchange exchange) throws InterruptedException {
        perform(exchange, Duration.ofMillis(budget.stoppedMillis()));
    }

    private static void perform(Exchange exchange, Duration wait) throws InterruptedException {
        if (wait.isZero()) {
            return;
        }
        if (!isPerformed(exchange, wait)) {
            new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } else if (((Cancellable) exchange.getVariable("run")).isStopped()) {
            throw PagerDutyException.of(PagerDutyException.Kind.UNAVAILABLE)
                    .message("not sent, for the run was stopped while it waited for its turn")
                    .build();
        }
    }

    /** Whether there was somebody to wait with; whether the wait was cut short is for that one to say. */
    static boolean isPerformed(Exchange exchange, Duration wait) {
        if (exchange.getVariable("run") instanceof Cancellable run) {
            run.waitUnlessStopped(wait);
            return true;
        }
        return false;
    }
}
