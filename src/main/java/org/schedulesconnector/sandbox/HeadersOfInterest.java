package org.schedulesconnector.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What of a request's headers may be remembered: no secret. */
final class HeadersOfInterest {
    private static final Set<String> PLAIN = Set.of(
            "accept",
            "accept-encoding",
            "client-request-id",
            "content-length",
            "content-type",
            "prefer",
            "traceparent",
            "user-agent");

    private HeadersOfInterest() {}

    static Map<String, String> of(Map<String, String> headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (PLAIN.contains(name)) {
                kept.put(name, value);
            } else if (name.equals("authorization")) {
                kept.put(name, value.split(" ", 2)[0]);
            }
        });
        return kept;
    }
}
