package org.schedulesconnector.e2e;

import java.time.Duration;
import java.time.Instant;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.AuditAccess;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;

/**
 * What kind of account a soak test has, and how its connector is set, by the seed.
 *
 * @param seed of everything that is left to chance
 * @param audit whether the plan has an audit trail
 * @param onCalls whether the connector may ask who is on call
 * @param budget how many shift-based schedules an incremental crawl reads
 * @param policyItems whether escalation policies have items
 * @param maxRemovals how many items may vanish without an approval
 */
record SoakSetup(long seed, boolean audit, boolean onCalls, int budget, boolean policyItems, int maxRemovals) {
    /** How long what Entra answered counts. */
    static final Duration IDENTITY_CACHE = Duration.ofMinutes(45);

    private static final AccountSize SIZE = new AccountSize(24, 6, 40, 6, 8);

    /** A Monday two weeks before clocks go back in Europe and three before they do in America. */
    private static final Instant START = Instant.parse("2026-10-12T08:07:00Z");

    static SoakSetup of(long seed) {
        return new SoakSetup(
                seed, seed % 3 != 2, seed % 2 == 1, seed % 4 < 2 ? 2 : 200, seed % 5 % 2 == 1, seed % 3 == 0 ? 0 : 10);
    }

    CrawlWorld world() {
        PagerDutyOptions options = PagerDutyOptions.builder()
                .auditAccess(audit ? AuditAccess.ALLOWED : AuditAccess.PLAN_MISSING)
                .build();
        return CrawlWorld.startAt(
                        START, sandbox -> sandbox.seed(seed).size(SIZE).pagerDutyOptions(options))
                .with("access.mode", "source")
                .with("access.identity.cache-time", IDENTITY_CACHE.toMinutes() + "m")
                .with("access.identity.negative-cache-time", IDENTITY_CACHE.toMinutes() + "m")
                .with("crawl.incremental.request-budget", String.valueOf(budget))
                .with("crawl.removal.max-count", String.valueOf(maxRemovals))
                .with("crawl.removal.max-percent", "1")
                .with("item.escalation-policies", String.valueOf(policyItems))
                .with(
                        "pagerduty.optional-scopes",
                        "escalation_policies.read,abilities.read" + (onCalls ? ",oncalls.read" : ""));
    }
}
