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
    private boolean allRefused;

    AppTokens(TokenClient client, WantedScopes wanted) {
        this.client = client;
        this.scopeLists = wanted.lessAndLess();
    }

    /** When every list was refused the last time, one question tells whether that is still so. */
    @Override
    public TokenGrant obtain(String refused) {
        Set<String> least = scopeLists.get(scopeLists.size() - 1);
        if (allRefused && client.request(least).isEmpty()) {
            throw refusedWith(least);
        }
        allRefused = false;
        while (true) {
            Set<String> asked = scopeLists.get(scopeList);
            Optional<TokenGrant> obtained = client.request(asked);
            if (obtained.isPresent()) {
                return obtained.get();
            }
            if (scopeList == scopeLists.size() - 1) {
                scopeList = 0;
                allRefused = true;
                throw refusedWith(asked);
            }
            scopeList++;
        }
    }

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public String subject() {
        return "for " + client.account() + " ";
    }

    @Override
    public String remedyForScopes() {
        return "Grant them to the app in PagerDuty (Integrations, App Registration, OAuth 2.0), and check"
                + " that pagerduty.region and pagerduty.subdomain name the app's account.";
    }

    private PagerDutyException refusedWith(Set<String> scopes) {
        return PagerDutyException.of(Kind.FORBIDDEN)
                .method("POST")
                .path(PagerDutyException.TOKEN_PATH)
                .message(subject() + "PagerDuty refuses every list of scopes, even " + String.join(", ", scopes))
                .remedy(remedyForScopes())
                .build();
    }
}
