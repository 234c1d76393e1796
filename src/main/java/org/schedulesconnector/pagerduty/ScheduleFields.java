package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * What both kinds of schedule have in common. {@code http_cal_url} and {@code web_cal_url} are credentials and are never read.
 */
final class ScheduleFields {
    private final String webAddress;

    ScheduleFields(PagerDutySettings settings) {
        String region = settings.region() == PagerDutySettings.Region.EU ? ".eu" : "";
        this.webAddress = "https://" + settings.subdomain() + region + ".pagerduty.com/schedules/";
    }

    OnCallSchedule.Builder read(JsonNode schedule, ScheduleKind kind, Directory directory, Interval window) {
        String id = id(schedule);
        return OnCallSchedule.builder(id)
                .kind(kind)
                .name(Objects.requireNonNullElse(Json.firstText(schedule, "name", "summary"), id))
                .summary(Json.text(schedule, "summary"))
                .description(Json.text(schedule, "description"))
                .timeZone(Objects.requireNonNullElse(Json.text(schedule, "time_zone"), "UTC"))
                .htmlUrl(htmlUrl(schedule, id))
                .teams(teams(schedule, directory))
                .teamsKnown(teamsKnown(schedule))
                .policies(policies(schedule, id, directory))
                .window(window)
                .provenance(directory.provenanceOf(id));
    }

    /** The stretch of an entry, in which no end means that it does not end; empty when there is nothing of it. */
    static Optional<Interval> stretch(JsonNode entry, String startField, String endField, Interval window) {
        var start = Json.requiredInstant(entry, startField);
        var end = Json.instant(entry, endField).orElse(window.end());
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    private static String id(JsonNode schedule) {
        String id = Json.text(schedule, "id");
        if (id == null) {
            throw Json.malformed("a schedule has no id");
        }
        return id;
    }

    private String htmlUrl(JsonNode schedule, String id) {
        return Objects.requireNonNullElseGet(webAddress(schedule), () -> webAddress + id);
    }

    /** The page of a thing in PagerDuty; null when it does not tell one. */
    static String webAddress(JsonNode thing) {
        String url = Json.text(thing, "html_url");
        return url != null && url.toLowerCase(Locale.ROOT).startsWith("http") ? url : null;
    }

    /** Documents promise the field, and arrays that are never null; what is missing all the same must not be read as no team. */
    static boolean teamsKnown(JsonNode schedule) {
        return schedule.path("teams").isArray()
                && Json.elements(schedule, "teams").stream().allMatch(team -> Json.text(team, "id") != null);
    }

    private static List<TeamReference> teams(JsonNode schedule, Directory directory) {
        return Json.elements(schedule, "teams").stream()
                .filter(team -> Json.text(team, "id") != null)
                .map(team -> directory.team(Json.text(team, "id"), Json.text(team, "summary")))
                .distinct()
                .sorted(Comparator.comparing(TeamReference::name).thenComparing(TeamReference::id))
                .toList();
    }

    /** The policies that the schedule names, with the levels that the directory knows, and those that only the directory knows. */
    private static List<PolicyReference> policies(JsonNode schedule, String id, Directory directory) {
        Map<String, PolicyReference> policies = new LinkedHashMap<>();
        for (JsonNode policy : Json.elements(schedule, "escalation_policies")) {
            String policyId = Json.text(policy, "id");
            if (policyId != null) {
                policies.put(policyId, new PolicyReference(policyId, Json.text(policy, "summary"), List.of()));
            }
        }
        directory.policiesOf(id).forEach(policy -> policies.put(policy.id(), policy));
        return policies.values().stream()
                .sorted(Comparator.comparing(PolicyReference::name).thenComparing(PolicyReference::id))
                .toList();
    }
}
