package org.schedulesconnector.sandbox.pagerduty;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /escalation_policies}. Included targets come as references still: their full form is another endpoint's. */
final class PolicyAnswers {
    private static final Set<String> INCLUDES =
            Set.of("services", "teams", "targets", "escalation_rule_assignment_strategies");
    private static final Set<String> ORDERS = Set.of("name", "name:asc", "name:desc");

    private final Account account;
    private final PolicyJson json;

    PolicyAnswers(Account account, References references) {
        this.account = account;
        this.json = new PolicyJson(account, references);
    }

    List<Endpoint> endpoints() {
        Set<String> list =
                Filters.union(Page.PARAMETERS, Set.of("query", "user_ids[]", "team_ids[]", "include[]", "sort_by"));
        return List.of(
                Endpoint.of("/escalation_policies", Scopes.POLICIES, list, this::list),
                Endpoint.of("/escalation_policies/{}", Scopes.POLICIES, Set.of("include[]"), this::detail));
    }

    private ApiAnswer list(Call call) {
        Parameters parameters = call.parameters();
        Set<String> includes = parameters.setOf("include[]", INCLUDES);
        Comparator<EscalationPolicy> byName = Comparator.comparing(EscalationPolicy::name);
        boolean descending = parameters.oneOf("sort_by", ORDERS).orElse("name").equals("name:desc");
        List<EscalationPolicy> found = account.policies().stream()
                .filter(Filters.query(parameters, EscalationPolicy::name))
                .filter(Filters.anyOf(parameters, "user_ids[]", PolicyAnswers::userIds))
                .filter(Filters.anyOf(parameters, "team_ids[]", policy -> policy.teamId().stream()
                        .toList()))
                .sorted(descending ? byName.reversed() : byName)
                .toList();
        return Page.classic(parameters).classic("escalation_policies", found, policy -> json.full(policy, includes));
    }

    private ApiAnswer detail(Call call) {
        Set<String> includes = call.parameters().setOf("include[]", INCLUDES);
        EscalationPolicy policy = account.policy(call.id()).orElseThrow(ApiError::notFound);
        return ApiAnswer.wrapped("escalation_policy", json.full(policy, includes));
    }

    private static List<String> userIds(EscalationPolicy policy) {
        return policy.targets()
                .filter(EscalationPolicy.Target::isUser)
                .map(EscalationPolicy.Target::id)
                .toList();
    }
}
