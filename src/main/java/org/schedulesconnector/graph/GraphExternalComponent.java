package org.schedulesconnector.graph;

import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * External connections and items of Microsoft Graph. All endpoints of one connection share one HTTP client and one limit of
 * requests in flight, since Graph throttles by connection.
 */
@Component("graph-external")
public class GraphExternalComponent extends DefaultComponent {
    @Metadata
    private GraphExternalConfiguration configuration = new GraphExternalConfiguration();

    private final Map<ConnectionKey, ConnectionClient> clients = new HashMap<>();

    /** What has gone to Graph over all connections. Thread-safe. */
    public GraphTraffic traffic() {
        synchronized (clients) {
            return clients.values().stream()
                    .map(ConnectionClient::traffic)
                    .reduce(GraphTraffic.NONE, GraphTraffic::plus);
        }
    }

    /** What has gone to Graph over one connection since the component was started. Thread-safe. */
    public GraphTraffic traffic(String connectionId) {
        synchronized (clients) {
            return clients.entrySet().stream()
                    .filter(entry -> entry.getKey().connectionId().equals(connectionId))
                    .map(entry -> entry.getValue().traffic())
                    .reduce(GraphTraffic.NONE, GraphTraffic::plus);
        }
    }

    /**
     * Ends every wait, for Graph's sake or for a turn, because the process is about to end: whoever waits gets a {@link GraphException}
     * of kind {@code CLOSED}. Requests on their way come to their end. To be used again the component must be started anew.
     */
    public void endWaits() {
        synchronized (clients) {
            clients.values().forEach(ConnectionClient::endWaits);
        }
    }

    /**
     * Gets a token as requests do, and tells the application permissions in it. Graph itself is not asked.
     *
     * @return empty when the token does not tell them
     * @throws GraphException when no token is to be had
     */
    public Optional<Set<String>> tokenRoles() {
        URI base = URI.create(configuration.getBaseUrl());
        GuardedCredential guarded = new GuardedCredential(configuration.getCredential(), configuration.getClock());
        guarded.getTokenSync(
                new TokenRequestContext().addScopes(base.resolve("/.default").toString()));
        return guarded.roles();
    }

    public GraphExternalConfiguration getConfiguration() {
        return configuration;
    }

    /** What endpoints have in common; each option may be set on an endpoint too. */
    public void setConfiguration(GraphExternalConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        GraphExternalConfiguration own = configuration.copy();
        own.setConnectionId(remaining);
        GraphExternalEndpoint endpoint = new GraphExternalEndpoint(uri, this, own);
        setProperties(endpoint, parameters);
        own.validate();
        return endpoint;
    }

    /** The client that all endpoints of a connection share; made by the first of them to start. */
    ConnectionClient client(GraphExternalConfiguration wanted) {
        ConnectionKey key = new ConnectionKey(wanted.getBaseUrl(), wanted.getConnectionId());
        synchronized (clients) {
            ConnectionClient client = clients.computeIfAbsent(key, unknown -> open(wanted));
            client.join(wanted);
            return client;
        }
    }

    private ConnectionClient open(GraphExternalConfiguration wanted) {
        return ConnectionClient.open(wanted, getCamelContext().getExecutorServiceManager(), clock(wanted));
    }

    private static Clock clock(GraphExternalConfiguration wanted) {
        return wanted.getClock() == null ? Clock.systemUTC() : wanted.getClock();
    }

    @Override
    protected void doStop() throws Exception {
        synchronized (clients) {
            clients.values().forEach(ConnectionClient::close);
            clients.clear();
        }
        super.doStop();
    }

    private record ConnectionKey(String baseUrl, String connectionId) {}
}
