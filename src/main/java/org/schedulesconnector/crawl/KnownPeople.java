package org.schedulesconnector.crawl;

import java.time.Clock;
import java.util.Map;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.pagerduty.User;

/** The people of PagerDuty and their accounts, as the last crawl left them. Asks the ledger alone. */
public final class KnownPeople {
    private final RememberedAccess access;
    private final boolean needed;
    private final Ledger ledger;

    public KnownPeople(AccessConfiguration configuration, Ledger ledger, Clock clock) {
        this.access = new RememberedAccess(configuration, ledger, clock);
        this.needed = configuration.fromSource();
        this.ledger = ledger;
    }

    /** Whether accounts matter: where everyone sees everything nobody is looked up. */
    public boolean areNeeded() {
        return needed;
    }

    /** Everybody in PagerDuty, by user id. */
    public Map<String, User> users() {
        return ledger.directory().load().users();
    }

    /** The accounts of some people. */
    public Identities identities(Map<String, User> users) {
        return access.identities(users.values());
    }
}
