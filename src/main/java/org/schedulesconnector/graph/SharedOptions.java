package org.schedulesconnector.graph;

import com.azure.core.credential.TokenCredential;
import java.time.Duration;

/** Options that belong to a connection and not to one endpoint: all its endpoints must agree on them. */
record SharedOptions(
        String baseUrl,
        TokenCredential credential,
        Duration connectTimeout,
        Duration responseTimeout,
        GraphNetwork network) {

    static SharedOptions of(GraphExternalConfiguration configuration) {
        return new SharedOptions(
                configuration.getBaseUrl(),
                configuration.getCredential(),
                configuration.getConnectTimeout(),
                configuration.getResponseTimeout(),
                configuration.getNetwork());
    }

    /** @throws IllegalArgumentException that names the option which differs */
    void mustEqual(SharedOptions other, String connectionId) {
        if (!equals(other)) {
            throw new IllegalArgumentException(
                    "Endpoints of connection %s differ in %s: they share one HTTP client and must agree"
                            .formatted(connectionId, difference(other)));
        }
    }

    private String difference(SharedOptions other) {
        if (credential != other.credential) {
            return "credential";
        }
        if (network != other.network) {
            return "network";
        }
        return connectTimeout.equals(other.connectTimeout) ? "responseTimeout" : "connectTimeout";
    }

    @Override
    public String toString() {
        return "SharedOptions[" + baseUrl + "]";
    }
}
