package org.schedulesconnector.sandbox.tenant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** Which resource serves which method and path. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /**
     * @param template the path below the version, with variable segments in braces
     */
    Routes add(String method, String template, Permission permission, Resource resource) {
        routes.add(new Route(method, template.split("/", -1), permission, resource));
        return this;
    }

    /** Finds the route; refuses an unknown path with 404 and an unknown method with 405. */
    Found find(String method, String path) {
        String[] segments = path.split("/", -1);
        List<Route> onPath = routes.stream()
                .filter(route -> route.match(segments).isPresent())
                .toList();
        if (onPath.isEmpty()) {
            throw GraphRefusal.of(404, "ResourceNotFound", "Resource not found for the path '" + path + "'.");
        }
        Route route = onPath.stream()
                .filter(one -> one.method.equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(method, onPath));
        return new Found(route.permission, route.resource, route.match(segments).orElseThrow());
    }

    private static GraphRefusal notAllowed(String method, List<Route> onPath) {
        String allowed = onPath.stream().map(route -> route.method).collect(Collectors.joining(", "));
        return GraphRefusal.of(405, "MethodNotAllowed", "The method " + method + " is not allowed for this resource.")
                .with(Map.of("Allow", allowed));
    }

    @FunctionalInterface
    interface Resource {
        SandboxAnswer answer(Call call);
    }

    record Found(Permission permission, Resource resource, Map<String, String> segments) {}

    private record Route(String method, String[] template, Permission permission, Resource resource) {
        Optional<Map<String, String>> match(String[] segments) {
            if (segments.length != template.length) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < template.length; i++) {
                if (template[i].startsWith("{")) {
                    variables.put(template[i].substring(1, template[i].length() - 1), segments[i]);
                } else if (!template[i].equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }
}
