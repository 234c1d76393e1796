package org.schedulesconnector.pagerduty;

import java.util.Objects;
import java.util.Set;

/**
 * A person with an account in PagerDuty.
 *
 * @param id PagerDuty's user id, not null
 * @param name the full name; null when PagerDuty tells none
 * @param email the login e-mail; null when PagerDuty tells none
 * @param timeZone as PagerDuty names it; null for the account's own
 * @param role the base role as the API names it, such as {@code limited_user}; an open set; null when PagerDuty tells none
 * @param teamIds the teams the person is on
 */
public record User(String id, String name, String email, String timeZone, String role, Set<String> teamIds) {
    public User {
        Objects.requireNonNull(id, "id");
        teamIds = Set.copyOf(teamIds);
    }
}
