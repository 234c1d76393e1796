package org.schedulesconnector.pagerduty;

import java.time.Instant;
import java.util.Optional;

/** When somebody has to sign in again. */
public final class SignInEnd {
    private SignInEnd() {}

    /**
     * Empty when nobody has signed in.
     *
     * @throws PagerDutyException when what is held cannot be understood
     */
    public static Optional<Instant> of(TokenStore store) {
        return store.read().map(Authorization::parse).map(Authorization::endsAt);
    }
}
