package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code /escalation_policies}. Included targets come as references still: their full form is another endpoint's. */
final class PolicyAnswers {
    private static final Set<String> INCLUDES =
            Set.of("services", "teams", "targets", "escalation_rule_assignment_strategies");
    private static final Set<String> ORDERS = Set.of("name", "name:asc", "name:desc");

    private final Account account;
    private final References references;
    private final TeamJson teams;

    PolicyAnswers(Account account, References references) {
        this.account = account;
        this.references = references;
        this.teams = new TeamJson(references);
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
        return Page.classic(parameters).classic("escalation_policies", found, policy -> json(policy, includes));
    }

    private ApiAnswer detail(Call call) {
        Set<String> includes = call.parameters().setOf("include[]", INCLUDES);
        EscalationPolicy policy = account.policy(call.id()).orElseThrow(ApiError::notFound);
        return ApiAnswer.wrapped("escalation_policy", json(policy, includes));
    }

    private static List<String> userIds(EscalationPolicy policy) {
        return policy.targets()
                .filter(EscalationPolicy.Target::isUser)
                .map(EscalationPolicy.Target::id)
                .toList();
    }

    private ObjectNode json(EscalationPolicy policy, Set<String> includes) {
        ObjectNode json =
                references.head(policy.id(), "escalation_policy", policy.name(), "/escalation_policies/" + policy.id());
        json.put("name", policy.name())
                .put("description", policy.description())
                .put("num_loops", policy.loops())
                .put("on_call_handoff_notifications", "if_has_services");
        json.set("escalation_rules", References.array(policy.rules().stream(), this::rule));
        json.putArray("services");
        json.set(
                "teams",
                References.array(
                        policy.teamId().stream().flatMap(id -> account.team(id).stream()),
                        includes.contains("teams") ? teams::full : references::team));
        return json;
    }

    private ObjectNode rule(EscalationPolicy.Rule rule) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", rule.id())
                .put("escalation_delay_in_minutes", rule.delayMinutes())
                .put("escalation_rule_assignment_strategy", "assign_to_everyone");
        json.set("targets", References.array(rule.targets().stream().flatMap(this::target), Function.identity()));
        return json;
    }

    private Stream<ObjectNode> target(EscalationPolicy.Target target) {
        return target.isUser()
                ? Stream.of(references.user(target.id()))
                : account.schedule(target.id()).map(references::schedule).stream();
    }
}
