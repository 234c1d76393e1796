package org.schedulesconnector.pagerduty;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;

/**
 * Decides whether and when a failed request is tried again. As {@code onExceptionOccurredRef} it puts the wait where Camel's
 * error handler looks for it: the server's own in full, else an exponential one with jitter on top. A run that can be stopped is waited
 * with, so that a stop ends the wait. As {@code retryWhile} it
 * says whether to go on. It keeps its count in the exchange variable {@code retries}, see {@link #begin()}. Thread-safe.
 */
public final class PagerDutyBackoff implements Processor, Predicate {
    private static final String RETRIES = "retries";
    private static final Duration USUAL_BASE = Duration.ofMillis(500);
    /** In bases: a minute, as usual. */
    private static final int LONGEST = 120;

    private final RateBudget budget;
    private final RandomGenerator random;
    private final Duration base;

    public PagerDutyBackoff(RateBudget budget, RandomGenerator random) {
        this(budget, random, USUAL_BASE);
    }

    /** @param base the first wait; four times as long after a 429 that does not say how long; at most 120 times as long */
    public PagerDutyBackoff(RateBudget budget, RandomGenerator random, Duration base) {
        this.budget = budget;
        this.random = random;
        this.base = base;
    }

    /** A fresh count, for the variable {@code retries}, before a request is tried for the first time. */
    public Object begin() {
        return new Retries();
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getIn().removeHeader(Exchange.REDELIVERY_DELAY);
        PagerDutyException failure = failure(exchange);
        if (failure == null) {
            return;
        }
        Retries retries = exchange.getVariable(RETRIES, Retries.class);
        retries.failed(failure);
        if (matches(exchange)) {
            Duration wait = wait(failure, retries);
            budget.addWaited(wait);
            boolean waited = PagerDutyWaits.isPerformed(exchange, wait);
            exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, waited ? 0 : wait.toMillis());
        }
    }

    @Override
    public boolean matches(Exchange exchange) {
        Retries retries = exchange.getVariable(RETRIES, Retries.class);
        return failure(exchange) != null && retries.isAllowed() && isWanted(exchange);
    }

    private Duration wait(PagerDutyException failure, Retries retries) {
        return failure.retryAfter()
                .filter(wait -> !wait.isZero())
                .orElseGet(() -> jittered(retries.backoff(failure, base, base.multipliedBy(LONGEST))));
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis(random.nextLong(wait.toMillis() / 2 + 1));
    }

    private static boolean isWanted(Exchange exchange) {
        boolean cancelled = exchange.getVariable("run") instanceof Cancellable run && run.isStopped();
        return !cancelled && !exchange.getContext().isStopping();
    }

    private static PagerDutyException failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) instanceof PagerDutyException failure
                ? failure
                : null;
    }
}
