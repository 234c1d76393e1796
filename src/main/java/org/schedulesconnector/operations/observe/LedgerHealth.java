package org.schedulesconnector.operations.observe;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Ready means that the ledger takes part: no run can begin without. It is no reason to restart the process. */
final class LedgerHealth extends AbstractHealthCheck {
    private final LedgerView ledger;

    LedgerHealth(LedgerView ledger) {
        super("connector", "ledger");
        this.ledger = ledger;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        LedgerView.Seen seen = ledger.read();
        if (seen.isAvailable()) {
            result.up();
        } else {
            result.message(seen.problem()).down();
        }
    }
}
