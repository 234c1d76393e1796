package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;

/** {@code /abilities}: what the account's plan can do. */
final class AbilityAnswers {
    /** Names that PagerDuty's description and public recordings have. */
    static final Set<String> KNOWN = Set.of(
            "teams",
            "read_only_users",
            "team_responders",
            "permissions_service",
            "advanced_permissions",
            "manage_schedules",
            "manage_api_keys",
            "sso",
            "mobile_schedules",
            "tags",
            "service_support_hours",
            "urgencies");

    private final PagerDutyOptions options;

    AbilityAnswers(PagerDutyOptions options) {
        this.options = options;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("/abilities", Scopes.ABILITIES, Set.of(), this::list),
                Endpoint.of("/abilities/{}", Scopes.ABILITIES, Set.of(), this::test));
    }

    private ApiAnswer list(Call call) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        options.abilities().stream().sorted().forEach(names::add);
        return ApiAnswer.wrapped("abilities", names);
    }

    /** 204 is yes, 402 is no. */
    private ApiAnswer test(Call call) {
        if (options.abilities().contains(call.id())) {
            return ApiAnswer.noContent();
        }
        throw KNOWN.contains(call.id()) ? ApiError.abilityMissing(call.id()) : ApiError.notFound();
    }
}
