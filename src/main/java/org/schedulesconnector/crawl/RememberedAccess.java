package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Audience;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.access.IdentityMapping;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** Who may see what, as the last crawl of the whole account found it; asks nobody. */
final class RememberedAccess {
    /** The watermark that tells whether the last crawl took Advanced Permissions to be on. */
    static final String ADVANCED_PERMISSIONS = "access.advanced-permissions";

    /** The watermark that keeps the pilot's people, separated by commas, as the last crawl found them. */
    static final String PILOT = "access.pilot";

    private final AccessConfiguration configuration;
    private final Ledger ledger;
    private final Clock clock;

    RememberedAccess(AccessConfiguration configuration, Ledger ledger, Clock clock) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Nobody is asked: what was not known at the last crawl counts as not answered. */
    Identities identities(Collection<User> users) {
        IdentityMapping mapping = new IdentityMapping(
                configuration.identity(),
                users,
                IdentityRecords.read(ledger.identities().load()),
                lastCrawl());
        while (!mapping.wanted().isEmpty()) {
            mapping.wanted().forEach(mapping::failed);
        }
        return mapping.identities();
    }

    AccessRules rules(Map<String, Team> teams) {
        if (!configuration.fromSource()) {
            return AccessRules.everyone(configuration.tenantId(), audience());
        }
        Optional<Boolean> asBefore =
                ledger.watermarks().text(ADVANCED_PERMISSIONS).map(Boolean::parseBoolean);
        AccessPolicy policy = AccessPolicy.of(
                configuration.advancedPermissions().or(() -> asBefore),
                Optional.empty(),
                configuration.teamMembersOnly());
        return AccessRules.source(policy, teams);
    }

    Audience audience() {
        if (!configuration.pilot().active()) {
            return Audience.unrestricted();
        }
        String people = ledger.watermarks().text(PILOT).orElse("");
        return Audience.pilot(people.isEmpty() ? Set.of() : Set.of(people.split(",")));
    }

    Instant lastCrawl() {
        return ledger.crawls().latest().map(CrawlRecord::startedAt).orElseGet(clock::instant);
    }
}
