package org.schedulesconnector.sandbox.tenant;

import java.time.Duration;

/**
 * How the registration of a schema goes.
 *
 * @param refusals how many schema requests a new connection answers with 400 because it is still being provisioned
 * @param polls how many times an operation answers {@code inprogress}
 * @param duration how long an operation is in progress at least, on the tenant's clock
 * @param failures how many operations of each connection fail with a bare server error before one succeeds
 */
public record SchemaTiming(int refusals, int polls, Duration duration, int failures) {
    /** The first look at an operation finds it in progress, the second finds it completed. */
    public static SchemaTiming quick() {
        return new SchemaTiming(0, 1, Duration.ZERO, 0);
    }

    public SchemaTiming refusals(int count) {
        return new SchemaTiming(count, polls, duration, failures);
    }

    public SchemaTiming polls(int count) {
        return new SchemaTiming(refusals, count, duration, failures);
    }

    public SchemaTiming duration(Duration least) {
        return new SchemaTiming(refusals, polls, least, failures);
    }

    public SchemaTiming failures(int count) {
        return new SchemaTiming(refusals, polls, duration, count);
    }
}
