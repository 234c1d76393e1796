package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes escalation policies. */
final class PolicyJson {
    private final Account account;
    private final References references;
    private final TeamJson teams;

    PolicyJson(Account account, References references) {
        this.account = account;
        this.references = references;
        this.teams = new TeamJson(references);
    }

    /** @param includes {@code teams} brings the policy's team whole */
    ObjectNode full(EscalationPolicy policy, Set<String> includes) {
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
