package org.schedulesconnector;

import com.azure.core.credential.TokenCredential;
import java.time.Clock;
import org.schedulesconnector.graph.GraphCloud;
import org.schedulesconnector.graph.GraphCredentials;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.GraphExternalConfiguration;
import org.schedulesconnector.graph.GraphNetwork;
import org.schedulesconnector.graph.ProvisionProgress;
import org.schedulesconnector.graph.WritePermission;
import org.schedulesconnector.outbound.Trust;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.OutboundSettings;

/** Makes the component {@code graph-external} as the settings want it. */
final class GraphBeans {
    private final GraphSettings settings;
    private final GraphNetwork network;

    GraphBeans(GraphSettings settings) {
        this.settings = settings;
        this.network = network(settings.outbound());
    }

    /**
     * @param permission asked before each write
     * @param progress is told of each change of the connection before Graph is asked for it
     */
    GraphExternalComponent component(Clock clock, WritePermission permission, ProvisionProgress progress) {
        GraphExternalConfiguration configuration = new GraphExternalConfiguration();
        configuration.setBaseUrl(settings.baseUrl().toString());
        configuration.setCloud(cloud());
        configuration.setCredential(credential());
        configuration.setWriters(settings.writers());
        configuration.setClock(clock);
        configuration.setWritePermission(permission);
        configuration.setProgress(progress);
        configuration.setNetwork(network);
        GraphExternalComponent component = new GraphExternalComponent();
        component.setConfiguration(configuration);
        return component;
    }

    private static GraphNetwork network(OutboundSettings outbound) {
        GraphNetwork trusting = Trust.widenedBy(outbound.authorities())
                .map(trust -> GraphNetwork.OF_JVM.trusting(trust.context(), trust.manager()))
                .orElse(GraphNetwork.OF_JVM);
        GraphNetwork way = outbound.throughProxy()
                .map(proxy -> trusting.through(proxy.getHost(), proxy.getPort()))
                .orElse(trusting);
        return outbound.proxyUser() == null
                ? way
                : way.as(outbound.proxyUser(), outbound.proxyPassword().reveal());
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
                        settings.clientSecret().reveal(),
                        network);
            case CLIENT_CERTIFICATE ->
                GraphCredentials.clientCertificate(
                        settings.authorityUrl(),
                        settings.tenantId(),
                        settings.clientId(),
                        settings.certificate(),
                        settings.certificatePassword() == null
                                ? null
                                : settings.certificatePassword().reveal(),
                        network);
            case MANAGED_IDENTITY -> GraphCredentials.managedIdentity(settings.clientId());
            case WORKLOAD_IDENTITY ->
                GraphCredentials.workloadIdentity(
                        settings.authorityUrl(), settings.tenantId(), settings.clientId(), network);
            case STATIC_TOKEN ->
                GraphCredentials.staticToken(settings.staticToken().reveal());
        };
    }
}
