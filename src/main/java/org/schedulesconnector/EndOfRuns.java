package org.schedulesconnector;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.report.StoppedBy;
import org.schedulesconnector.graph.GraphExternalComponent;

/** A run in progress ends at the next page, group or item, whoever stops Camel. */
final class EndOfRuns extends LifecycleStrategySupport {
    @Override
    public void onContextStopping(CamelContext context) {
        endRuns(context);
    }

    static void endRuns(CamelContext context) {
        Registry registry = context.getRegistry();
        registry.findByType(Demands.class).forEach(Demands::stop);
        registry.findByType(RunLifecycle.class).stream()
                .flatMap(runs -> runs.current().stream())
                .forEach(run -> run.cancel(StoppedBy.SERVICE));
        registry.findByType(GraphExternalComponent.class).forEach(GraphExternalComponent::endWaits);
    }
}
