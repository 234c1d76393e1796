package org.schedulesconnector.operations.trace;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.HttpsSpanDecorator;

/** The same as {@link HttpSpans}, for addresses that begin with https. Camel finds it by its service file. */
public final class HttpsSpans extends HttpsSpanDecorator {
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return HttpSpans.name(exchange, endpoint, this);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        HttpSpans.tag(span, exchange, endpoint, this);
    }
}
