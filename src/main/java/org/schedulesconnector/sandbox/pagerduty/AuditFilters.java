package org.schedulesconnector.sandbox.pagerduty;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The filters of {@code /audit/records}. */
final class AuditFilters {
    private static final Set<String> ACTIONS = Set.of("create", "update", "delete");
    private static final Set<String> ACTORS = Set.of("user_reference", "api_key_reference", "app_reference");
    private static final Set<String> METHODS = Set.of("browser", "oauth", "api_token", "identity_provider", "other");

    private AuditFilters() {}

    /** @param types reference type by the name that {@code root_resource_types[]} gives it */
    static Predicate<AuditRecord> of(Parameters parameters, Map<String, String> types) {
        Set<String> roots = parameters.setOf("root_resource_types[]", types.keySet()).stream()
                .map(types::get)
                .collect(Collectors.toSet());
        Set<String> actions = parameters.setOf("actions[]", ACTIONS);
        Optional<String> actorType = parameters.oneOf("actor_type", ACTORS);
        Optional<String> actorId = needing("actor_type", actorType, "actor_id", parameters);
        Optional<String> method = parameters.oneOf("method_type", METHODS);
        Optional<String> token = needing("method_type", method, "method_truncated_token", parameters);
        return record -> (roots.isEmpty() || roots.contains(record.root().type()))
                && (actions.isEmpty() || actions.contains(record.action()))
                && matches(actorType, record.actor().resource().type())
                && matches(actorId, record.actor().resource().id())
                && matches(method, record.actor().method())
                && matches(token, record.actor().truncatedToken().orElse(""));
    }

    private static Optional<String> needing(
            String needed, Optional<String> neededValue, String name, Parameters parameters) {
        Optional<String> value = parameters.text(name);
        if (value.isPresent() && neededValue.isEmpty()) {
            throw ApiError.invalid(name, "needs " + needed);
        }
        return value;
    }

    private static boolean matches(Optional<String> wanted, String value) {
        return wanted.map(value::equals).orElse(true);
    }
}
