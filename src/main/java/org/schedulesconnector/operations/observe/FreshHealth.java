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
    private final FreshnessRule rule;
    private final Clock clock;

    FreshHealth(LedgerView ledger, FreshnessRule rule, Clock clock) {
        super("connector", "fresh");
        this.ledger = ledger;
        this.rule = rule;
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
        boolean fresh = rule.isFresh(age);
        result.detail("fresh", fresh);
        result.detail("freshWithinSeconds", rule.bound().toSeconds());
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
