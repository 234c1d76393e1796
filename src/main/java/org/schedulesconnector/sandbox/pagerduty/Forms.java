package org.schedulesconnector.sandbox.pagerduty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.schedulesconnector.sandbox.SandboxRequest;

/** Reads forms as browsers and OAuth clients send them. */
final class Forms {
    private Forms() {}

    /** @throws IllegalArgumentException if it cannot be decoded */
    static Map<String, String> read(SandboxRequest request) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
        return fields;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
