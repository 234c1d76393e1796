package org.schedulesconnector.cli;

import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.Connector;
import org.schedulesconnector.UnusableRoutesException;
import org.schedulesconnector.graph.MarkedThreads;
import org.schedulesconnector.operations.http.ApiServer;
import org.schedulesconnector.operations.http.CamelServers;
import org.schedulesconnector.operations.trace.Tracing;

/** Gives the routes their beans, and our settings the last word over variables of the same name. */
final class RuntimeBinding extends MainListenerSupport {
    private final Connector connector;
    private final RuntimeUse use;
    private final Consumer<Registry> replacements;
    private final ApiServer api;
    private final Runnable ended;

    /**
     * @param replacements binds beans that take the place of the connector's own
     * @param api null for none
     * @param ended is told that Camel has stopped
     */
    RuntimeBinding(
            Connector connector, RuntimeUse use, Consumer<Registry> replacements, ApiServer api, Runnable ended) {
        this.connector = connector;
        this.use = use;
        this.replacements = replacements;
        this.api = api;
        this.ended = ended;
    }

    @Override
    public void beforeInitialize(BaseMainSupport starting) {
        CamelContext context = starting.getCamelContext();
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_FALLBACK);
        properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_FALLBACK);
        connector.endRunsWith(context);
        CamelServers.guard(starting.configure(), context.getRegistry());
        Tracing.prepare(context);
        MarkedThreads.markReactor();
        connector.bind(context.getRegistry());
        replacements.accept(context.getRegistry());
        connector.operate(context);
        if (use != RuntimeUse.COMMAND) {
            connector.serve(context, use == RuntimeUse.QUIET_SERVICE);
        }
    }

    /** Before Camel adds a management server of its own, if an operator wants one: routes go to the server that is first. */
    @Override
    public void beforeConfigure(BaseMainSupport starting) {
        try {
            if (api != null) {
                api.addTo(starting.getCamelContext());
            }
        } catch (Exception e) {
            throw UnusableRoutesException.broken(e, starting.getCamelContext());
        }
    }

    @Override
    public void afterStop(BaseMainSupport stopped) {
        ended.run();
    }
}
