package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;
import java.util.Set;

/**
 * Who calls.
 *
 * @param bucket the name its requests are counted under
 * @param scopes empty when the credential is not limited by scopes, as API keys are
 * @param userId the person behind a user-level key
 */
record Identity(String bucket, Optional<Set<String>> scopes, Optional<String> userId) {
    boolean holds(String scope) {
        return scopes.map(all -> all.contains(scope)).orElse(true);
    }
}
