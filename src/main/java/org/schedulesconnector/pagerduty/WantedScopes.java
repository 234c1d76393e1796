package org.schedulesconnector.pagerduty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The scopes that are asked for.
 *
 * @param all every one, in the order they are asked for
 */
record WantedScopes(Set<String> all) {
    static final List<String> ESSENTIAL = List.of("schedules.read", "users.read", "teams.read");

    private static final String AUDIT = "audit_records.read";

    static WantedScopes with(List<String> optional) {
        Set<String> all = required();
        all.addAll(optional);
        return new WantedScopes(all);
    }

    /** All that is wanted; then without what is optional; then only what nothing works without. */
    List<Set<String>> lessAndLess() {
        return new ArrayList<>(new LinkedHashSet<>(List.of(all, required(), new LinkedHashSet<>(ESSENTIAL))));
    }

    Set<String> missingIn(TokenGrant grant) {
        return missing(all, grant);
    }

    /** Those that nothing works without. */
    static Set<String> essentialMissingIn(TokenGrant grant) {
        return missing(ESSENTIAL, grant);
    }

    private static Set<String> required() {
        Set<String> required = new LinkedHashSet<>(ESSENTIAL);
        required.add(AUDIT);
        return required;
    }

    private static Set<String> missing(Collection<String> wanted, TokenGrant grant) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(grant.scopes());
        return missing;
    }
}
