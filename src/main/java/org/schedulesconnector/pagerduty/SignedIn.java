package org.schedulesconnector.pagerduty;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody signed in, and the authorization is stored.
 *
 * @param granted the scopes that PagerDuty granted, sorted
 * @param missing those that were asked for and not granted, in the order they were asked for; what needs one is off
 */
public record SignedIn(Set<String> granted, Set<String> missing) {
    public SignedIn {
        granted = Collections.unmodifiableSet(new TreeSet<>(granted));
        missing = Collections.unmodifiableSet(new LinkedHashSet<>(missing));
    }
}
