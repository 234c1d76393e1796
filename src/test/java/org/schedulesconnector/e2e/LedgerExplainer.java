package org.schedulesconnector.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.access.AccessExplainer;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Audience;
import org.schedulesconnector.access.CachedIdentity;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.access.IdentityMapping;
import org.schedulesconnector.access.IdentityPolicy;
import org.schedulesconnector.access.IdentityRule;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.access.Overrides;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.ledger.LedgerMember;
import org.schedulesconnector.crawl.ledger.StoredDirectory;
import org.schedulesconnector.crawl.ledger.StoredIdentity;

/** Explains from what the ledger remembers of the last crawl, without a pilot. */
final class LedgerExplainer {
    private final StoredDirectory directory;
    private final Map<String, LedgerItem> items;
    private final Map<String, Set<String>> members = new HashMap<>();
    private final AccessExplainer explainer;

    /** @param policy that of the last crawl */
    LedgerExplainer(Ledger ledger, AccessPolicy policy, Instant now) {
        directory = ledger.directory().load();
        items = ledger.items().load();
        ledger.groups().load().forEach((id, group) -> {
            Set<String> ids = new HashSet<>();
            group.confirmed().stream().map(LedgerMember::id).forEach(ids::add);
            members.put(id, ids);
        });
        AccessRules rules = AccessRules.source(policy, directory.teams());
        explainer = new AccessExplainer(rules, identities(ledger, now), Audience.unrestricted());
    }

    /** Whether the explanation says that somebody sees the schedule, by right and in fact. */
    boolean sees(String userId, String scheduleId) {
        var explanation = explainer.explain(
                directory.users().get(userId), items.get(scheduleId).teamIds(), members);
        if (explanation.entitled() != explanation.visible()) {
            throw new AssertionError(
                    "right and fact differ for " + userId + " and " + scheduleId + ": " + explanation.chain());
        }
        return explanation.visible();
    }

    private Identities identities(Ledger ledger, Instant now) {
        IdentityPolicy policy = new IdentityPolicy(
                IdentityRule.defaults(), Overrides.none(), false, Duration.ofDays(1), Duration.ofHours(1));
        List<CachedIdentity> cached = ledger.identities().load().values().stream()
                .map(LedgerExplainer::cached)
                .toList();
        IdentityMapping mapping = new IdentityMapping(policy, directory.users().values(), cached, now);
        if (!mapping.wanted().isEmpty()) {
            throw new AssertionError("the ledger does not answer " + mapping.wanted());
        }
        return mapping.identities();
    }

    private static CachedIdentity cached(StoredIdentity stored) {
        return new CachedIdentity(
                stored.userId(),
                IdentityStatus.valueOf(stored.status()),
                stored.rule(),
                stored.value(),
                stored.objectId(),
                stored.accountName(),
                stored.checkedAt());
    }
}
