package org.schedulesconnector;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;
import org.schedulesconnector.settings.CamelProperties;

/**
 * Camel finds this in the jar and asks it for each context, whatever the runtime. Where the context's properties hold the connector's
 * settings, and nobody has set a connector up in it already, the beans that the routes name are there before these start. Else it
 * does nothing.
 */
public final class ConnectorPlugin implements ContextServicePlugin {
    /** The context is being made: what its properties are is known later. A failure here would be logged and forgotten, too. */
    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new OnceInitializing());
    }

    private static final class OnceInitializing extends LifecycleStrategySupport {
        @Override
        public void onContextInitializing(CamelContext context) {
            CamelProperties properties = new CamelProperties(context.getPropertiesComponent());
            if (!Embedding.isIn(context) && properties.hasSettings()) {
                Embedding.into(context, properties.load(), true, Clock.systemUTC());
            }
        }
    }
}
