package org.schedulesconnector.crawl.ledger;

import java.util.Map;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/**
 * The people and teams of a PagerDuty account as they were read last.
 *
 * @param users by user id; empty before the first complete crawl
 * @param teams by team id
 */
public record StoredDirectory(Map<String, User> users, Map<String, Team> teams) {
    public StoredDirectory {
        users = Map.copyOf(users);
        teams = Map.copyOf(teams);
    }
}
