package org.schedulesconnector;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import org.schedulesconnector.graph.GraphCloud;
import org.schedulesconnector.graph.GraphCredentials;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.GraphExternalConfiguration;
import org.schedulesconnector.graph.WritePermission;
import org.schedulesconnector.settings.GraphSettings;

/** Makes the component {@code graph-external} as the settings want it. */
final class GraphBeans {
    private final GraphSettings settings;

    GraphBeans(GraphSettings settings) {
        this.settings = settings;
    }

    GraphExternalComponent component(Clock clock, WritePermission permission) {
        GraphExternalConfiguration configuration = new GraphExternalConfiguration();
        configuration.setBaseUrl(settings.baseUrl().toString());
        configuration.setCloud(cloud());
        configuration.setCredential(credential());
        configuration.setWriters(settings.writers());
        configuration.setClock(clock);
        configuration.setWritePermission(permission);
        GraphExternalComponent component = new GraphExternalComponent();
        component.setConfiguration(configuration);
        return component;
    }

    private GraphCloud cloud() {
        return switch (settings.cloud()) {
            case GLOBAL -> GraphCloud.GLOBAL;
            case GCC_HIGH -> GraphCloud.GCC_HIGH;
            case DOD -> GraphCloud.DOD;
        };
    }

    private TokenCredential credential() {
        return switch (settings.auth()) {
            case CLIENT_SECRET ->
                GraphCredentials.clientSecret(
                        settings.authorityUrl(),
                        settings.tenantId(),
                        settings.clientId(),
                        settings.clientSecret().reveal());
            case CLIENT_CERTIFICATE ->
                GraphCredentials.clientCertificate(
                        settings.authorityUrl(),
                        settings.tenantId(),
                        settings.clientId(),
                        settings.certificate(),
                        settings.certificatePassword() == null
                                ? null
                                : settings.certificatePassword().reveal());
            case MANAGED_IDENTITY -> GraphCredentials.managedIdentity(settings.clientId());
            case WORKLOAD_IDENTITY ->
                GraphCredentials.workloadIdentity(settings.authorityUrl(), settings.tenantId(), settings.clientId());
            case STATIC_TOKEN ->
                GraphCredentials.staticToken(settings.staticToken().reveal());
        };
    }
}
