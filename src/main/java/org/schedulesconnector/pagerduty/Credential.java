package org.schedulesconnector.pagerduty;

import java.util.Set;

/** What the connector shows to PagerDuty to be let in. Thread-safe. */
interface Credential {
    /** The value of the {@code Authorization} header. */
    String authorization();

    /**
     * Called when the API refused a value of {@link #authorization()}.
     *
     * @return whether another value may be tried now
     */
    boolean renew(String refused);

    /** Whether its values are kept between runs, so that one which is new to this process may be old. */
    default boolean isKept() {
        return false;
    }

    /** Whether this is still what {@link #authorization()} gives, and no other has taken its place meanwhile. */
    default boolean isCurrent(String authorization) {
        return true;
    }

    /** Whether the credential covers a scope, as far as that can be known before asking the API. */
    boolean hasScope(String scope);

    /** The scopes that were asked for and not granted; empty when all were, or when the credential has no scopes. */
    Set<String> missingScopes();
}
