package org.schedulesconnector.sandbox.pagerduty;

import java.util.Set;

/** The read scopes of the API. */
final class Scopes {
    static final String SCHEDULES = "schedules.read";
    static final String USERS = "users.read";
    static final String TEAMS = "teams.read";
    static final String POLICIES = "escalation_policies.read";
    static final String ON_CALLS = "oncalls.read";
    static final String AUDIT = "audit_records.read";
    static final String ABILITIES = "abilities.read";
    static final Set<String> ALL = Set.of(SCHEDULES, USERS, TEAMS, POLICIES, ON_CALLS, AUDIT, ABILITIES);

    private Scopes() {}
}
