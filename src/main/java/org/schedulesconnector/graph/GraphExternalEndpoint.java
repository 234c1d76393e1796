package org.schedulesconnector.graph;

import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** Keep content in a Microsoft Graph external connection, so that Microsoft 365 Copilot and Microsoft Search find it. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "graph-external",
        title = "Microsoft Graph External Connections",
        syntax = "graph-external:connectionId",
        producerOnly = true,
        remote = true,
        category = {Category.CLOUD, Category.SEARCH},
        headersClass = GraphExternalConstants.class)
public class GraphExternalEndpoint extends DefaultEndpoint implements AsyncEndpoint, EndpointServiceLocation {
    @UriParam
    private GraphExternalConfiguration configuration;

    public GraphExternalEndpoint(
            String uri, GraphExternalComponent component, GraphExternalConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new GraphExternalProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("graph-external only writes: use it in 'to', not in 'from'");
    }

    @Override
    public GraphExternalComponent getComponent() {
        return (GraphExternalComponent) super.getComponent();
    }

    public GraphExternalConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GraphExternalConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }
}
