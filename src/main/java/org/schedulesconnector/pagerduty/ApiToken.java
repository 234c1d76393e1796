package org.schedulesconnector.pagerduty;

import java.util.Set;
import org.schedulesconnector.settings.Secret;

/** An API key. It has no scopes and cannot be renewed: what it may not read, the API says. */
final class ApiToken implements Credential {
    private final Secret key;

    ApiToken(Secret key) {
        this.key = key;
    }

    @Override
    public String authorization() {
        return "Token token=" + key.reveal();
    }

    @Override
    public boolean renew(String refused) {
        return false;
    }

    @Override
    public boolean hasScope(String scope) {
        return true;
    }

    @Override
    public Set<String> missingScopes() {
        return Set.of();
    }
}
