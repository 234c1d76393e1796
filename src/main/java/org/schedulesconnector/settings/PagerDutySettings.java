package org.schedulesconnector.settings;

import java.net.URI;
import java.util.List;

/**
 * Settings under {@code pagerduty.}: which account, with which credential, how fast.
 *
 * @param region where the account lives
 * @param baseUrl the REST API, without a trailing slash
 * @param identityUrl the OAuth server, without a trailing slash; tokens come from {@code /oauth/token} below it
 * @param subdomain the account's name in its web address
 * @param auth which credential
 * @param clientId of the Scoped OAuth app; null for an API token
 * @param clientSecret of the Scoped OAuth app; null for an API token
 * @param apiToken null for an OAuth app
 * @param requestsPerMinute the most requests in any minute, at most PagerDuty's own 960
 * @param optionalScopes scopes beyond the required four that are asked for when the account grants them
 * @param outbound the way to the REST API and the OAuth server
 */
public record PagerDutySettings(
        Region region,
        URI baseUrl,
        URI identityUrl,
        String subdomain,
        Auth auth,
        String clientId,
        Secret clientSecret,
        Secret apiToken,
        int requestsPerMinute,
        List<String> optionalScopes,
        OutboundSettings outbound) {
    public enum Region {
        US,
        EU;

        public Region other() {
            return this == US ? EU : US;
        }
    }

    public enum Auth {
        /** A Scoped OAuth app by itself: sees what its scopes cover. */
        OAUTH_APP,
        /** A Scoped OAuth app for somebody who signed in: sees what its scopes cover and this person may see. */
        OAUTH_USER,
        /** A read-only account API key. */
        API_TOKEN
    }

    /** The same, of an account in another region. The addresses stay. */
    public PagerDutySettings inRegion(Region another) {
        return new PagerDutySettings(
                another,
                baseUrl,
                identityUrl,
                subdomain,
                auth,
                clientId,
                clientSecret,
                apiToken,
                requestsPerMinute,
                optionalScopes,
                outbound);
    }
}
