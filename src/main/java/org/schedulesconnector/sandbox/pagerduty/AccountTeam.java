package org.schedulesconnector.sandbox.pagerduty;

/**
 * A team.
 *
 * @param id PagerDuty's id
 * @param name shown to people
 * @param description may be empty
 * @param isPrivate true for {@code default_role} {@code none}: only members and admins see what belongs to it
 */
public record AccountTeam(String id, String name, String description, boolean isPrivate) {
    public AccountTeam withPrivacy(boolean nowPrivate) {
        return new AccountTeam(id, name, description, nowPrivate);
    }

    public AccountTeam renamed(String newName) {
        return new AccountTeam(id, newName, description, isPrivate);
    }

    String defaultRole() {
        return isPrivate ? "none" : "manager";
    }
}
