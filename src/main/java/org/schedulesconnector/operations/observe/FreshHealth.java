package org.schedulesconnector.operations.observe;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells whether the index is fresh, by the detail {@code fresh}. A stale index is still served: this check is always up, and takes part
 * neither in liveness nor in readiness.
 */
final class FreshHealth extends AbstractHealthCheck {
    private final LedgerView ledger;
    private final Duration bound;
    private final Clock clock;

    /** @param bound how old a fresh index is at most */
    FreshHealth(LedgerView ledger, Duration bound, Clock clock) {
        super("connector", "fresh");
        this.ledger = ledger;
        this.bound = bound;
        this.clock = clock;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Optional<Duration> age = ledger.read().age(clock.instant());
        boolean fresh = age.filter(old -> old.compareTo(bound) <= 0).isPresent();
        result.detail("fresh", fresh);
        result.detail("freshWithinSeconds", bound.toSeconds());
        age.ifPresent(old -> result.detail("freshnessSeconds", old.toSeconds()));
        if (!fresh) {
            result.message(
                    age.isPresent()
                            ? "The index is stale: no run has seen the whole account for too long. The status tells why the last one did not succeed."
                            : "No run that saw the whole account is known yet.");
        }
        result.up();
    }
}
