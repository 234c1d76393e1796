package org.schedulesconnector.operations.http;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Lets in the few headers that the gate looks at, and out those that the answer sets: nothing that a caller sent comes back. */
public final class ApiHeaders implements HeaderFilterStrategy {
    private static final Set<String> IN = Set.of("host", "origin", "authorization", "content-type");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !ApiAnswers.HEADERS.containsKey(name) && !name.equals(ApiAnswers.CHALLENGE);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
