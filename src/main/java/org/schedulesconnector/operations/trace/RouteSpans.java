package org.schedulesconnector.operations.trace;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.DirectSpanDecorator;

/** Spans of routes: they are called as the route is. Camel finds it by its service file. */
public final class RouteSpans extends DirectSpanDecorator {
    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        RunTags.set(span, exchange);
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        RunTags.setReport(span, exchange);
    }
}
