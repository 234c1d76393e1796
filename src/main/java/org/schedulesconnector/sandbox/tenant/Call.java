package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.sandbox.SandboxRequest;

/**
 * An authorized request on its way to a resource.
 *
 * @param app who calls
 * @param segments the variable segments of the path by name
 * @param now the tenant's time
 */
record Call(SandboxRequest request, RegisteredApp app, Map<String, String> segments, Instant now, int maxBody) {
    String segment(String name) {
        return segments.get(name);
    }

    /** The body as JSON; refused when it is too large or no JSON. */
    JsonNode json() {
        if (request.body().length > maxBody) {
            throw GraphRefusal.of(
                    413, "RequestEntityTooLarge", "The request body is larger than " + maxBody + " bytes.");
        }
        String type = request.header("content-type").orElse("");
        if (!type.startsWith("application/json")) {
            throw GraphRefusal.of(
                    415, "UnsupportedMediaType", "The Content-Type must be application/json, not '" + type + "'.");
        }
        return GraphJson.read(request.body());
    }

    /** Refuses query options that the resource does not serve. */
    void allowQuery(Set<String> names) {
        for (String name : request.query().keySet()) {
            if (!names.contains(name)) {
                throw GraphRefusal.invalid("The query option '" + name + "' is not supported for this resource.");
            }
        }
    }

    boolean prefers(String preference) {
        return request.header("prefer").orElse("").contains(preference);
    }

    /** An address of this server as the caller knows it. */
    URI link(String path) {
        return URI.create("http://" + request.header("host").orElse("localhost") + TenantService.VERSION + path);
    }
}
