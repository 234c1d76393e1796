package org.schedulesconnector.operations.trace;

import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.HttpSpanDecorator;

/**
 * Spans of requests to PagerDuty: {@code GET /schedules/{id}}. They tell the path and nothing of the query, nor of headers. Camel finds it
 * by its service file.
 */
public final class HttpSpans extends HttpSpanDecorator {
    private static final Pattern ID = Pattern.compile("/[A-Z0-9]{6,}(?=/|$)");

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return name(exchange, endpoint, this);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        tag(span, exchange, endpoint, this);
    }

    static String name(Exchange exchange, Endpoint endpoint, HttpSpanDecorator decorator) {
        return decorator.getHttpMethod(exchange, endpoint) + " "
                + ID.matcher(path(exchange)).replaceAll("/{id}");
    }

    static void tag(Span span, Exchange exchange, Endpoint endpoint, HttpSpanDecorator decorator) {
        span.setComponent("camel-http");
        span.setTag(TagConstants.HTTP_METHOD, decorator.getHttpMethod(exchange, endpoint));
        span.setTag(TagConstants.URL_PATH, path(exchange));
        RunTags.set(span, exchange);
    }

    private static String path(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    }
}
