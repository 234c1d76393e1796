package org.schedulesconnector.sandbox.tenant;

import java.time.Duration;

/**
 * The limits of a tenant.
 *
 * @param operationsInFlight of one app on one connection, published as 25
 * @param writesPerSecond item and group writes on one connection, 0 for no limit; refused ones count too
 * @param retryAfter what a throttled caller is told to wait, measured by others as always 10 s
 * @param bodyBytes the largest request body, 4 MB
 * @param groupMembers the most members of one external group, published as 50,000
 */
public record TenantLimits(
        int operationsInFlight, int writesPerSecond, Duration retryAfter, int bodyBytes, int groupMembers) {
    public static TenantLimits published() {
        return new TenantLimits(25, 0, Duration.ofSeconds(10), 4 * 1024 * 1024, 50_000);
    }

    public TenantLimits operationsInFlight(int most) {
        return new TenantLimits(most, writesPerSecond, retryAfter, bodyBytes, groupMembers);
    }

    public TenantLimits writesPerSecond(int most) {
        return new TenantLimits(operationsInFlight, most, retryAfter, bodyBytes, groupMembers);
    }

    public TenantLimits retryAfter(Duration wait) {
        return new TenantLimits(operationsInFlight, writesPerSecond, wait, bodyBytes, groupMembers);
    }

    public TenantLimits groupMembers(int most) {
        return new TenantLimits(operationsInFlight, writesPerSecond, retryAfter, bodyBytes, most);
    }
}
