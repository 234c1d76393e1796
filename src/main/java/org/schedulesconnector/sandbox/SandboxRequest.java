package org.schedulesconnector.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that reached a sandbox service.
 *
 * @param method HTTP method in capitals
 * @param path decoded path, such as {@code /schedules}
 * @param query decoded query parameters, each with its values in order
 * @param headers header values by lower-case name, the first of each
 * @param body the whole body, empty when there is none
 */
public record SandboxRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The first value of a query parameter. */
    public Optional<String> param(String name) {
        return params(name).stream().findFirst();
    }

    /** All values of a query parameter such as {@code include[]}. */
    public List<String> params(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The same request with one value for a query parameter, whatever it had. */
    SandboxRequest with(String name, String value) {
        Map<String, List<String>> changed = new HashMap<>(query);
        changed.put(name, List.of(value));
        return new SandboxRequest(method, path, Map.copyOf(changed), headers, body);
    }
}
