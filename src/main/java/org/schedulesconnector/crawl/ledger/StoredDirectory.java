package org.schedulesconnector.crawl.ledger;

import java.util.Map;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/**
 * The people, teams and escalation policies of a PagerDuty account as they were read last.
 *
 * @param users by user id; empty before the first complete crawl
 * @param teams by team id
 * @param paths escalation policies by policy id; empty when they may not be read
 */
public record StoredDirectory(Map<String, User> users, Map<String, Team> teams, Map<String, EscalationPath> paths) {
    public StoredDirectory {
        users = Map.copyOf(users);
        teams = Map.copyOf(teams);
        paths = Map.copyOf(paths);
    }
}
