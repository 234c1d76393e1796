package org.schedulesconnector.pagerduty;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;

/** Builds a query string in which names and values are both percent-encoded; brackets too. Not thread-safe. */
final class Query {
    private final StringJoiner parts = new StringJoiner("&");

    Query add(String name, String value) {
        parts.add(encode(name) + "=" + encode(value));
        return this;
    }

    Query add(String name, Iterable<String> values) {
        values.forEach(value -> add(name, value));
        return this;
    }

    Query add(String name, int value) {
        return add(name, Integer.toString(value));
    }

    /** In whole seconds: PagerDuty renders nothing for some windows that differ by microseconds. */
    Query add(String name, Instant value) {
        return add(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public String toString() {
        return parts.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
