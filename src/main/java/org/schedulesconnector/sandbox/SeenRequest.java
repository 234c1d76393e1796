package org.schedulesconnector.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a sandbox server remembers it, without secrets and without bodies.
 *
 * @param service the server's name
 * @param method HTTP method in capitals
 * @param path decoded path
 * @param query decoded query parameters
 * @param headers the headers of interest by lower-case name; of {@code authorization} only the scheme
 * @param status the status that was sent, 0 when no answer was
 * @param at when it was answered
 */
public record SeenRequest(
        String service,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        int status,
        Instant at) {
    /** Method and path with {@code {id}} for the ids in it, such as {@code GET /schedules/{id}}. */
    public String kind() {
        return method + " " + RequestKinds.template(path);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
