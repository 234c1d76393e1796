package org.schedulesconnector.pagerduty;

import java.util.Locale;

/** What can be listed, with PagerDuty's limits for it. */
public enum ListingKind {
    USERS("/users", "users", 100, true),
    TEAMS("/teams", "teams", 100, false),
    ESCALATION_POLICIES("/escalation_policies", "escalation_policies", 100, true),
    LAYER_BASED_SCHEDULES("/schedules", "schedules", 100, true),
    SHIFT_BASED_SCHEDULES("/v3/schedules", "schedules", 1000, true),
    AUDIT_RECORDS("/audit/records", "records", 100, false),
    ON_CALLS("/oncalls", "oncalls", 100, false);

    private final String path;
    private final String array;
    private final int limit;
    private final boolean knowsTeams;

    ListingKind(String path, String array, int limit, boolean knowsTeams) {
        this.path = path;
        this.array = array;
        this.limit = limit;
        this.knowsTeams = knowsTeams;
    }

    /** The name in routes, such as {@code layer-based-schedules}: pages go to {@code direct:layer-based-schedules-page}. */
    public String routeName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String path() {
        return path;
    }

    /** The field of an answer that holds the objects. */
    String array() {
        return array;
    }

    /** The most objects in one page, which is what we ask for. */
    int limit() {
        return limit;
    }

    /** Whether the listing can be narrowed to teams. */
    boolean knowsTeams() {
        return knowsTeams;
    }

    PagerDutyRequest request(Query query) {
        ApiFamily family = path.startsWith("/v3/") ? ApiFamily.V3 : ApiFamily.CLASSIC;
        return new PagerDutyRequest(family, path, query.toString(), array);
    }
}
