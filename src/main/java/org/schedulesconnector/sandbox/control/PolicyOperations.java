package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Target;

/** Finds escalation policies and changes them. */
final class PolicyOperations {
    /** More than any policy has; the policy itself knows its own last level. */
    private static final int MOST_LEVELS = 100;

    private final Account account;
    private final AccountChanges changes;
    private final Subjects subjects;

    PolicyOperations(Account account, Subjects subjects) {
        this.account = account;
        this.changes = account.changes();
        this.subjects = subjects;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(
                        "/policies", Set.of("name"), "Lists escalation policies whose name holds a text.", this::list),
                Operation.post(
                        "/policies/ID",
                        Set.of("name", "swap", "add", "remove"),
                        "{\"swap\":[1,2]}",
                        "Renames an escalation policy, swaps two levels, or adds or removes who is paged, as in"
                                + " {\"add\":{\"level\":1,\"user\":\"PUSER01\"}} or {\"remove\":{\"schedule\":\"PABC123\"}}.",
                        this::edit),
                Operation.delete("/policies/ID", "Deletes an escalation policy.", this::delete));
    }

    private ObjectNode list(Operation.Call call) {
        Predicate<String> wanted = Subjects.holding(call.query());
        return ControlJson.listing(
                "policies", account.policies().stream().filter(policy -> wanted.test(policy.name())), this::row);
    }

    private ObjectNode row(EscalationPolicy policy) {
        ObjectNode json = ControlJson.object().put("id", policy.id()).put("name", policy.name());
        ArrayNode levels = json.putArray("levels");
        for (EscalationPolicy.Rule rule : policy.rules()) {
            ArrayNode targets = levels.addArray();
            rule.targets().forEach(target -> targets.addObject()
                    .put(target.isUser() ? "user" : "schedule", target.id())
                    .put("name", name(target)));
        }
        return json;
    }

    private ObjectNode edit(Operation.Call call) {
        EscalationPolicy before = subjects.policy(call.id());
        Body body = call.body();
        if (body.isEmpty()) {
            throw body.needs("\"name\", \"swap\", \"add\" or \"remove\"");
        }
        Edit edit = new Edit(before, body);
        try {
            edit.apply();
        } catch (IllegalArgumentException impossible) {
            throw ControlProblem.conflict("That cannot be done: " + impossible.getMessage() + ".");
        }
        changes.updatePolicy(edit.policy);
        return ControlJson.changed("The escalation policy " + before.name() + " " + String.join(", ", edit.done) + ".");
    }

    /** The steps of one request, of which all happen or none. */
    private final class Edit {
        private final Body body;
        private final List<String> done = new ArrayList<>();
        private EscalationPolicy policy;

        Edit(EscalationPolicy policy, Body body) {
            this.policy = policy;
            this.body = body;
        }

        /** @throws IllegalArgumentException when the policy has no such level, or no room there */
        void apply() {
            body.name("name").ifPresent(name -> became(policy.renamed(name), "is now called " + name));
            body.pair("swap", 1, MOST_LEVELS).ifPresent(this::swap);
            body.object("add", Set.of("level", "user", "schedule")).ifPresent(this::add);
            body.object("remove", Set.of("user", "schedule")).ifPresent(this::remove);
        }

        private void swap(List<Integer> levels) {
            int one = levels.get(0);
            int other = levels.get(1);
            became(policy.swapped(one, other), "has level " + one + " and level " + other + " swapped");
        }

        private void add(Body add) {
            int level = add.number("level", 1, MOST_LEVELS).orElse(1);
            Target target = target(add);
            became(policy.with(level, target), "pages " + name(target) + " at level " + level);
        }

        private void remove(Body remove) {
            Target target = target(remove);
            if (policy.targets().noneMatch(target::equals)) {
                throw ControlProblem.conflict(policy.name() + " does not page " + name(target)
                        + ". GET /policies?name=PART shows whom it pages.");
            }
            became(policy.without(target), "no longer pages " + name(target));
        }

        private void became(EscalationPolicy changed, String sentence) {
            policy = changed;
            done.add(sentence);
        }
    }

    private Target target(Body body) {
        if (body.has("user") == body.has("schedule")) {
            throw body.needs("either \"user\" or \"schedule\"");
        }
        return body.text("user")
                .map(id -> Target.user(subjects.user(id).id()))
                .orElseGet(() -> Target.schedule(
                        subjects.schedule(body.requiredText("schedule")).id()));
    }

    private String name(Target target) {
        return target.isUser()
                ? subjects.person(target.id())
                : subjects.schedule(target.id()).name();
    }

    private ObjectNode delete(Operation.Call call) {
        EscalationPolicy policy = subjects.policy(call.id());
        changes.deletePolicy(policy.id());
        return ControlJson.changed("The escalation policy " + policy.name() + " was deleted; its schedules stay.");
    }
}
