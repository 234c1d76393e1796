package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** The people and teams as the last complete crawl read them, so that access can be explained without asking PagerDuty. */
public interface DirectoryStore {
    StoredDirectory load();

    /**
     * Makes these the people and teams there are, all or none. Writes only what differs from what is stored. To be done only when
     * both listings were complete: whoever is not named is forgotten.
     *
     * @return how many people and teams were added, changed or forgotten
     */
    int replace(Collection<User> users, Collection<Team> teams);
}
