package org.schedulesconnector.operations.trace;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Spans of what Microsoft Graph is asked for, from the first attempt to the last: {@code graph putItem}. Camel finds it by its service
 * file.
 */
public final class GraphSpans extends AbstractSpanDecorator {
    private static final String OPERATION = "operation";

    @Override
    public String getComponent() {
        return "graph-external";
    }

    @Override
    public String getComponentClassName() {
        return "org.schedulesconnector.graph.GraphExternalComponent";
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return "graph " + operation(endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-" + getComponent());
        span.setTag("connector." + OPERATION, operation(endpoint));
        RunTags.set(span, exchange);
    }

    private static String operation(Endpoint endpoint) {
        return toQueryParameters(endpoint.getEndpointUri()).getOrDefault(OPERATION, "");
    }
}
