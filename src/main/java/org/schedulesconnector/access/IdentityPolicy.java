package org.schedulesconnector.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How people are mapped.
 *
 * @param rules tried in order
 * @param overrides go before all rules
 * @param includeGuests whether guests of the tenant are granted what they may see; disabled accounts never are
 * @param cacheTime how long a found account counts
 * @param negativeCacheTime how long it counts that none was found, several were, or a disabled one
 */
public record IdentityPolicy(
        List<IdentityRule> rules,
        Overrides overrides,
        boolean includeGuests,
        Duration cacheTime,
        Duration negativeCacheTime) {

    public IdentityPolicy {
        rules = List.copyOf(rules);
        Objects.requireNonNull(overrides, "overrides");
        Objects.requireNonNull(cacheTime, "cacheTime");
        Objects.requireNonNull(negativeCacheTime, "negativeCacheTime");
    }

    /** The same, but what was found earlier counts only for grants that stay when Entra does not answer. */
    public IdentityPolicy askingAnew() {
        return new IdentityPolicy(rules, overrides, includeGuests, Duration.ZERO, Duration.ZERO);
    }

    boolean stillCounts(CachedIdentity cached, Instant now) {
        Instant end = cached.checkedAt().plus(cached.isPositive() ? cacheTime : negativeCacheTime);
        return !now.isBefore(cached.checkedAt()) && now.isBefore(end);
    }

    /** What a found account's status comes to, given whether guests count. */
    IdentityStatus granted(IdentityStatus found) {
        return found == IdentityStatus.GUEST && includeGuests ? IdentityStatus.MATCHED : found;
    }
}
