package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The accounts that were found for PagerDuty users, and the users without one. How long they hold is for the reader to say. */
public interface IdentityStore {
    /** All that is known, by PagerDuty user id, in one query. The map is the caller's own. */
    Map<String, StoredIdentity> load();

    /** Adds identities, or replaces what is known of their users, all or none. */
    void saveAll(Collection<StoredIdentity> identities);

    /**
     * Forgets everybody who is no user any more. To be done only when the listing of the users was complete.
     *
     * @param userIds the PagerDuty users there are
     * @return how many were forgotten
     */
    int retainOnly(Set<String> userIds);
}
