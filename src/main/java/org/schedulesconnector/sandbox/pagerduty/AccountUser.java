package org.schedulesconnector.sandbox.pagerduty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A person with a login.
 *
 * @param id PagerDuty's id
 * @param name shown to people, in any script
 * @param email the login, unique in the account
 * @param timeZone an IANA id or a name of Ruby on Rails; empty for the account's zone
 * @param role base role as the API names it, such as {@code limited_user}
 * @param jobTitle may be empty
 * @param invitationSent true for somebody who was invited and has not come yet
 * @param teamRoles role in each team ({@code manager}, {@code responder}, {@code observer}) by team id
 */
public record AccountUser(
        String id,
        String name,
        String email,
        String timeZone,
        String role,
        String jobTitle,
        boolean invitationSent,
        Map<String, String> teamRoles) {
    public AccountUser {
        teamRoles = Collections.unmodifiableMap(new LinkedHashMap<>(teamRoles));
    }

    public AccountUser named(String newName, String newEmail) {
        return new AccountUser(id, newName, newEmail, timeZone, role, jobTitle, invitationSent, teamRoles);
    }

    public AccountUser withRole(String newRole) {
        return new AccountUser(id, name, email, timeZone, newRole, jobTitle, invitationSent, teamRoles);
    }

    public AccountUser inTeam(String teamId, String teamRole) {
        Map<String, String> roles = new LinkedHashMap<>(teamRoles);
        roles.put(teamId, teamRole);
        return new AccountUser(id, name, email, timeZone, role, jobTitle, invitationSent, roles);
    }

    public AccountUser outOfTeam(String teamId) {
        Map<String, String> roles = new LinkedHashMap<>(teamRoles);
        roles.remove(teamId);
        return new AccountUser(id, name, email, timeZone, role, jobTitle, invitationSent, roles);
    }
}
