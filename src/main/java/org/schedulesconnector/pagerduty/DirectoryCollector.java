package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.schedulesconnector.oncall.PolicyReference;

/** Fills a {@link Directory}, page by page, in any order and on any thread. Objects without an id are ignored. */
public final class DirectoryCollector {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Team> teams = new ConcurrentHashMap<>();
    private final Map<String, Map<String, PolicyReference>> policies = new ConcurrentHashMap<>();
    private final AuditTrail auditTrail = new AuditTrail();

    public void addUsers(Collection<JsonNode> page) {
        withId(page)
                .forEach((id, user) -> users.put(
                        id,
                        new User(
                                id,
                                Json.firstText(user, "name", "summary"),
                                Json.text(user, "email"),
                                Json.text(user, "time_zone"),
                                Json.text(user, "role"),
                                withId(Json.elements(user, "teams")).keySet())));
    }

    public void addTeams(Collection<JsonNode> page) {
        withId(page)
                .forEach((id, team) -> teams.put(
                        id, new Team(id, Json.firstText(team, "name", "summary"), Json.text(team, "default_role"))));
    }

    /** Reads which policy pages which schedule at which levels, for both kinds of schedule. */
    public void addEscalationPolicies(Collection<JsonNode> page) {
        withId(page).forEach(this::addPolicy);
    }

    /** See {@link AuditTrail}. */
    public void addAuditRecords(Collection<JsonNode> page) {
        auditTrail.add(page);
    }

    /** The teams so far, sorted; listings beyond the ceiling are narrowed by them. */
    public List<String> teamIds() {
        return List.copyOf(new TreeSet<>(teams.keySet()));
    }

    /** What was collected so far. */
    public Directory build() {
        Map<String, List<PolicyReference>> bySchedule = policies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> sorted(entry.getValue().values())));
        return new Directory(users, teams, bySchedule, auditTrail.provenance());
    }

    private void addPolicy(String id, JsonNode policy) {
        String name = Json.firstText(policy, "name", "summary");
        levels(policy)
                .forEach((schedule, levels) -> policies.computeIfAbsent(schedule, any -> new ConcurrentHashMap<>())
                        .put(id, new PolicyReference(id, name, List.copyOf(levels))));
    }

    private static Map<String, TreeSet<Integer>> levels(JsonNode policy) {
        Map<String, TreeSet<Integer>> levels = new HashMap<>();
        int level = 0;
        for (JsonNode rule : Json.elements(policy, "escalation_rules")) {
            level++;
            for (JsonNode target : Json.elements(rule, "targets")) {
                if (isSchedule(target) && Json.text(target, "id") != null) {
                    levels.computeIfAbsent(Json.text(target, "id"), any -> new TreeSet<>())
                            .add(level);
                }
            }
        }
        return levels;
    }

    /** {@code schedule_reference}, {@code schedule_v3_reference}, or whatever the next kind will be called. */
    static boolean isSchedule(JsonNode reference) {
        String type = Json.text(reference, "type");
        return type != null && type.startsWith("schedule");
    }

    private static List<PolicyReference> sorted(Collection<PolicyReference> policies) {
        List<PolicyReference> sorted = new ArrayList<>(policies);
        sorted.sort(Comparator.comparing(PolicyReference::name).thenComparing(PolicyReference::id));
        return sorted;
    }

    private static Map<String, JsonNode> withId(Collection<JsonNode> objects) {
        Map<String, JsonNode> byId = new TreeMap<>();
        for (JsonNode object : objects) {
            String id = Json.text(object, "id");
            if (id != null) {
                byId.put(id, object);
            }
        }
        return byId;
    }
}
