package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;
import org.schedulesconnector.oncall.TeamReference;

/**
 * Reads an escalation policy leniently: the type of a target is an open set, the strategy of a level comes as a word or as a list,
 * and what is missing is not told. A level keeps its number even when nothing of it is understood.
 */
final class PolicyReader {
    private static final String ROUND_ROBIN = "round_robin";

    private PolicyReader() {}

    /** @param policy as listed or asked for alone, with an id */
    static EscalationPath read(JsonNode policy) {
        String id = Objects.requireNonNull(Json.text(policy, "id"), "id");
        return new EscalationPath(
                id,
                Objects.requireNonNullElse(Json.firstText(policy, "name", "summary"), id),
                Json.text(policy, "description"),
                ScheduleFields.webAddress(policy),
                Math.max(0, policy.path("num_loops").asInt(0)),
                teams(policy),
                ScheduleFields.teamsKnown(policy),
                services(policy),
                Json.elements(policy, "escalation_rules").stream()
                        .map(PolicyReader::level)
                        .toList());
    }

    private static List<TeamReference> teams(JsonNode policy) {
        return Json.elements(policy, "teams").stream()
                .filter(team -> Json.text(team, "id") != null)
                .map(team -> new TeamReference(Json.text(team, "id"), Json.firstText(team, "name", "summary")))
                .distinct()
                .toList();
    }

    private static List<String> services(JsonNode policy) {
        return Json.elements(policy, "services").stream()
                .map(service -> Json.firstText(service, "name", "summary", "id"))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static Level level(JsonNode rule) {
        JsonNode delay = rule.path("escalation_delay_in_minutes");
        return new Level(
                delay.isIntegralNumber() ? Duration.ofMinutes(delay.intValue()) : null,
                names(rule.path("escalation_rule_assignment_strategy"), ROUND_ROBIN),
                Json.elements(rule, "targets").stream()
                        .filter(target -> Json.text(target, "id") != null)
                        .map(target -> new Target(
                                kind(target), Json.text(target, "id"), Json.firstText(target, "summary", "name")))
                        .toList());
    }

    /** Whether a text is there, by itself or anywhere inside. */
    private static boolean names(JsonNode node, String word) {
        return node.isTextual()
                ? node.textValue().equals(word)
                : StreamSupport.stream(node.spliterator(), false).anyMatch(child -> names(child, word));
    }

    private static TargetKind kind(JsonNode target) {
        String type = Objects.requireNonNullElse(Json.text(target, "type"), "");
        if (DirectoryCollector.isSchedule(target)) {
            return TargetKind.SCHEDULE;
        }
        return type.startsWith("user") ? TargetKind.PERSON : TargetKind.OTHER;
    }
}
