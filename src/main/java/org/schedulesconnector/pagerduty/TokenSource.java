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

    /** Whether tokens are kept between runs. */
    boolean isKept();

    /** How a sentence about its tokens begins: which account they are for, with a blank after it. */
    String subject();

    /** What the operator does to have more scopes: one sentence. */
    String remedyForScopes();
}
