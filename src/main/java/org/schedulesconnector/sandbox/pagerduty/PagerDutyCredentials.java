package org.schedulesconnector.sandbox.pagerduty;

/**
 * What opens the account.
 *
 * @param clientId of the scoped OAuth app
 * @param clientSecret of the scoped OAuth app
 * @param apiToken an account-level API key: sees everything
 * @param ownerToken a user-level API key of the account owner: sees everything, and has a {@code /users/me}
 */
public record PagerDutyCredentials(String clientId, String clientSecret, String apiToken, String ownerToken) {
    /** Made-up credentials that work on a sandbox only. */
    public static PagerDutyCredentials sandbox() {
        return new PagerDutyCredentials(
                "sandbox-client-id", "sandbox-client-secret", "sandbox-api-token", "sandbox-owner-token");
    }

    @Override
    public String toString() {
        return "PagerDutyCredentials[clientId=" + clientId + ", …]";
    }
}
