package org.schedulesconnector.pagerduty;

import java.util.List;

/**
 * A part of a listing.
 *
 * @param teamIds only what belongs to one of these teams; empty for no such limit
 * @param name only what PagerDuty finds by this name; null for no such limit
 */
record Slice(List<String> teamIds, String name) {
    static final Slice ALL = new Slice(List.of(), null);

    static Slice ofTeams(List<String> teamIds) {
        return new Slice(List.copyOf(teamIds), null);
    }

    static Slice ofName(String name) {
        return new Slice(List.of(), name);
    }

    void addTo(Query query) {
        query.add("team_ids[]", teamIds);
        if (name != null) {
            query.add("query", name);
        }
    }
}
