package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How a sandbox account behaves.
 *
 * @param region {@code us} or {@code eu}
 * @param subdomain of the account
 * @param credentials what opens it
 * @param appScopes what the OAuth app holds
 * @param scopeRefusal what happens when it asks for more
 * @param tokenLifetime of an OAuth access token
 * @param redirects the redirect URLs that are registered with the app, letter by letter
 * @param refreshGrace for how long a refresh token is still taken after it was used; PagerDuty publishes none
 * @param requestsPerMinute for each identity; 0 for no limit and no {@code ratelimit-*} headers
 * @param onCallRequestsPerMinute the further limit of {@code GET /oncalls}, which PagerDuty does not publish; 0 for none
 * @param listRendering how the list of schedules answers {@code include[]}
 * @param auditAccess whether audit records may be read
 * @param abilities of the account's plan; without {@code teams}, teams answer 402
 * @param explicitNulls true to send null where PagerDuty is known to send it against its own schema (an open layer's
 *     {@code end}, a direct on-call's {@code schedule}), false to leave such fields out, which its schema allows
 */
public record PagerDutyOptions(
        String region,
        String subdomain,
        PagerDutyCredentials credentials,
        Set<String> appScopes,
        ScopeRefusal scopeRefusal,
        Duration tokenLifetime,
        Set<String> redirects,
        Duration refreshGrace,
        int requestsPerMinute,
        int onCallRequestsPerMinute,
        ListRendering listRendering,
        AuditAccess auditAccess,
        Set<String> abilities,
        boolean explicitNulls) {
    public PagerDutyOptions {
        Objects.requireNonNull(credentials, "credentials");
        appScopes = Set.copyOf(appScopes);
        redirects = Set.copyOf(redirects);
        abilities = Set.copyOf(abilities);
    }

    /** PagerDuty's published limits, an app with every scope of this API, and a plan with everything. */
    public static PagerDutyOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Sets what differs from {@link #defaults()}. */
    public static final class Builder {
        private String region = "us";
        private String subdomain = "kestrel";
        private PagerDutyCredentials credentials = PagerDutyCredentials.sandbox();
        private Set<String> appScopes = Scopes.ALL;
        private ScopeRefusal scopeRefusal = ScopeRefusal.GRANT_FEWER;
        private Duration tokenLifetime = Duration.ofDays(1);
        private Set<String> redirects = Set.of("http://localhost:8766/callback");
        private Duration refreshGrace = Duration.ZERO;
        private int requestsPerMinute = 960;
        private int onCallRequestsPerMinute;
        private ListRendering listRendering = ListRendering.RENDERED;
        private AuditAccess auditAccess = AuditAccess.ALLOWED;
        private Set<String> abilities = AbilityAnswers.KNOWN;
        private boolean explicitNulls;

        private Builder() {}

        public Builder region(String value) {
            region = value;
            return this;
        }

        public Builder subdomain(String value) {
            subdomain = value;
            return this;
        }

        public Builder credentials(PagerDutyCredentials value) {
            credentials = value;
            return this;
        }

        public Builder appScopes(Set<String> value) {
            appScopes = value;
            return this;
        }

        public Builder scopeRefusal(ScopeRefusal value) {
            scopeRefusal = value;
            return this;
        }

        public Builder tokenLifetime(Duration value) {
            tokenLifetime = value;
            return this;
        }

        public Builder redirects(Set<String> value) {
            redirects = value;
            return this;
        }

        public Builder refreshGrace(Duration value) {
            refreshGrace = value;
            return this;
        }

        public Builder requestsPerMinute(int value) {
            requestsPerMinute = value;
            return this;
        }

        public Builder onCallRequestsPerMinute(int value) {
            onCallRequestsPerMinute = value;
            return this;
        }

        public Builder listRendering(ListRendering value) {
            listRendering = value;
            return this;
        }

        public Builder auditAccess(AuditAccess value) {
            auditAccess = value;
            return this;
        }

        public Builder abilities(Set<String> value) {
            abilities = value;
            return this;
        }

        public Builder explicitNulls(boolean value) {
            explicitNulls = value;
            return this;
        }

        public PagerDutyOptions build() {
            return new PagerDutyOptions(
                    region,
                    subdomain,
                    credentials,
                    appScopes,
                    scopeRefusal,
                    tokenLifetime,
                    redirects,
                    refreshGrace,
                    requestsPerMinute,
                    onCallRequestsPerMinute,
                    listRendering,
                    auditAccess,
                    abilities,
                    explicitNulls);
        }
    }
}
