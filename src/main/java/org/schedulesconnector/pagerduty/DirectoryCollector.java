package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.oncall.EscalationPath;

/** Fills a {@link Directory}, page by page, in any order and on any thread. Objects without an id are ignored. */
public final class DirectoryCollector {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Team> teams = new ConcurrentHashMap<>();
    private final Map<String, EscalationPath> policies = new ConcurrentHashMap<>();
    private final AuditTrail auditTrail = new AuditTrail();

    /** Takes people and teams as they were read before, in place of listing them. */
    public void recall(Map<String, User> knownUsers, Map<String, Team> knownTeams) {
        users.putAll(knownUsers);
        teams.putAll(knownTeams);
    }

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

    public void addEscalationPolicies(Collection<JsonNode> page) {
        withId(page).forEach((id, policy) -> policies.put(id, PolicyReader.read(policy)));
    }

    /** Takes escalation policies as they were read before, in place of listing them. */
    public void recallPolicies(Map<String, EscalationPath> known) {
        policies.putAll(known);
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
        return new Directory(users, teams, new EscalationPaths(policies), auditTrail.provenance());
    }

    /** {@code schedule_reference}, {@code schedule_v3_reference}, or whatever the next kind will be called. */
    static boolean isSchedule(JsonNode reference) {
        String type = Json.text(reference, "type");
        return type != null && type.startsWith("schedule");
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
