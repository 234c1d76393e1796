package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;
import java.util.Set;

/**
 * Whom an OAuth token speaks for.
 *
 * @param scopes what it may
 * @param userId the person who signed in; empty for the app itself
 */
record TokenOwner(Set<String> scopes, Optional<String> userId) {
    TokenOwner {
        scopes = Set.copyOf(scopes);
    }
}
