package org.schedulesconnector.sandbox.pagerduty;

/** What the token endpoint does when an app asks for a scope that it does not hold. Both have been seen. */
public enum ScopeRefusal {
    /** A token with fewer scopes, at worst {@code openid}. */
    GRANT_FEWER,
    /** 400 {@code invalid_request}, "Invalid scope". */
    REFUSE
}
