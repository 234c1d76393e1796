package org.schedulesconnector.settings;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServiceLoaderPluginResolver;
import org.apache.camel.support.service.ServiceSupport;

/** Keeps context plugins, ours among them, out of a context that only resolves properties. */
final class NoContextServices extends ServiceSupport implements ContextServiceLoaderPluginResolver {
    private CamelContext context;

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
