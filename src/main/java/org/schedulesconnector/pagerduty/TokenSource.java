package org.schedulesconnector.pagerduty;

/** Where access tokens come from. Called by one thread at a time. */
interface TokenSource {
    /**
     * A token that is fresh, most often a new one.
     *
     * @param refused the value of {@code Authorization} that the API refused just now, which no good answer has; null for none
     * @throws PagerDutyException if none is to be had
     */
    TokenGrant obtain(String refused);

    /** What the operator does to have more scopes: one sentence. */
    String remedyForScopes();
}
