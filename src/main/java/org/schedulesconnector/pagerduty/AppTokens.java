package org.schedulesconnector.pagerduty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;

/**
 * Tokens of a Scoped OAuth app for itself. PagerDuty may grant fewer scopes than were asked for, or refuse a list with one scope too
 * many: the list is cut down step by step.
 */
final class AppTokens implements TokenSource {
    private final TokenClient client;
    private final List<Set<String>> scopeLists;
    private int scopeList;

    AppTokens(TokenClient client, WantedScopes wanted) {
        this.client = client;
        this.scopeLists = wanted.lessAndLess();
    }

    @Override
    public TokenGrant obtain(String refused) {
        while (true) {
            Set<String> asked = scopeLists.get(scopeList);
            Optional<TokenGrant> obtained = client.request(asked);
            if (obtained.isPresent()) {
                return obtained.get();
            }
            if (scopeList == scopeLists.size() - 1) {
                scopeList = 0;
                throw PagerDutyException.of(Kind.FORBIDDEN)
                        .method("POST")
                        .path("/oauth/token")
                        .message("PagerDuty refuses every list of scopes, even " + String.join(", ", asked))
                        .remedy(remedyForScopes())
                        .build();
            }
            scopeList++;
        }
    }

    @Override
    public String remedyForScopes() {
        return "Grant them to the app in PagerDuty (Integrations, App Registration, OAuth 2.0), and check"
                + " that pagerduty.region and pagerduty.subdomain name the app's account.";
    }
}
