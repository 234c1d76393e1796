package org.schedulesconnector.pagerduty;

import java.time.Clock;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.PagerDutySettings.Auth;

/**
 * Finds out whether a credential that is refused is one of the other service region. Only for a Scoped OAuth app: its account is named by
 * a scope, and one identity service serves both regions, so that the secret goes nowhere it did not go before. An API key would have to
 * be sent to the other region's API, and is not.
 */
public final class OtherRegion {
    private final PagerDutySettings other;
    private final Clock clock;

    public OtherRegion(PagerDutySettings settings, Clock clock) {
        this.other = settings.inRegion(settings.region().other());
        this.clock = clock;
    }

    /** Whether the app is given a token for the account of this name in the other region. Asks once; false when that cannot be found out. */
    public boolean serves() {
        if (other.auth() != Auth.OAUTH_APP) {
            return false;
        }
        try {
            return new TokenClient(other, clock).request(WantedScopes.ESSENTIAL).isPresent();
        } catch (PagerDutyException refusedThereToo) {
            return false;
        }
    }
}
