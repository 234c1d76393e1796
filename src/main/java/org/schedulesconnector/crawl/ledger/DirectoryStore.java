package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/**
 * The people, teams and escalation policies as they were listed last, so that access can be explained, and a schedule completed,
 * without asking PagerDuty.
 */
public interface DirectoryStore {
    StoredDirectory load();

    /**
     * Makes these the people and teams there are, all or none. Writes only what differs from what is stored. To be done only when
     * both listings were complete: whoever is not named is forgotten.
     *
     * @return how many people and teams were added, changed or forgotten
     */
    int replace(Collection<User> users, Collection<Team> teams);

    /**
     * Makes these the escalation policies there are, all or none. Writes only what differs from what is stored. To be done only
     * when their listing was complete.
     *
     * @return how many were added, changed or forgotten
     */
    int replacePolicies(Collection<EscalationPath> policies);
}
