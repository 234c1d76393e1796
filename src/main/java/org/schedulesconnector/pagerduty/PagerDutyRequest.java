package org.schedulesconnector.pagerduty;

import java.util.Objects;
import java.util.Set;

/**
 * One GET request to PagerDuty.
 *
 * @param family which family of the API it belongs to, not null
 * @param path the path below the base URL, with a leading slash, made of constants and checked ids only; not null
 * @param query the encoded query string without the question mark, empty for none, not null
 * @param wrapper the field that the answer must hold, such as {@code schedules}; an answer without it is malformed; not null
 */
public record PagerDutyRequest(ApiFamily family, String path, String query, String wrapper) {
    private static final Set<String> SINGLE = Set.of("schedule", "escalation_policy", "user");

    public PagerDutyRequest {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(wrapper, "wrapper");
    }

    /** Whether the field holds a list of things, and not one thing. */
    boolean wantsList() {
        return !SINGLE.contains(wrapper);
    }

    /** The query string as Camel's HTTP component takes it: null where there is none. */
    public String queryOrNull() {
        return query.isEmpty() ? null : query;
    }

    @Override
    public String toString() {
        return "GET " + path;
    }
}
