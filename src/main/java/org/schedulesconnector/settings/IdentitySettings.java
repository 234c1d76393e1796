package org.schedulesconnector.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code access.identity.}: which Microsoft Entra account belongs to a person of PagerDuty.
 *
 * @param rules tried in this order until one finds an account; never empty
 * @param overrides a CSV file that goes before all rules; null for none
 * @param includeGuests whether guests of the tenant are granted what they may see; disabled accounts never are
 * @param cacheTime how long an account that was found is taken for granted; zero: it is looked up by each run
 * @param negativeCacheTime how long a person without an account is not looked up again; may be zero as well
 */
public record IdentitySettings(
        List<IdentityRuleSettings> rules,
        Path overrides,
        boolean includeGuests,
        Duration cacheTime,
        Duration negativeCacheTime) {
    public IdentitySettings {
        rules = List.copyOf(rules);
    }
}
