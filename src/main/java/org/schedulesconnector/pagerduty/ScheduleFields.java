package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
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

    OnCallSchedule.Builder read(JsonNode schedule, ScheduleKind kind, Interval window) {
        String id = id(schedule);
        return OnCallSchedule.builder(id)
                .kind(kind)
                .name(Objects.requireNonNullElse(Json.firstText(schedule, "name", "summary"), id))
                .summary(Json.text(schedule, "summary"))
                .description(Json.text(schedule, "description"))
                .timeZone(Objects.requireNonNullElse(Json.text(schedule, "time_zone"), "UTC"))
                .htmlUrl(htmlUrl(schedule, id))
                .teams(teams(schedule))
                .teamsKnown(teamsKnown(schedule))
                .policies(policies(schedule))
                .window(window);
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

    private static List<TeamReference> teams(JsonNode schedule) {
        return Json.elements(schedule, "teams").stream()
                .filter(team -> Json.text(team, "id") != null)
                .map(team -> new TeamReference(Json.text(team, "id"), Json.text(team, "summary")))
                .distinct()
                .toList();
    }

    private static List<PolicyReference> policies(JsonNode schedule) {
        return Json.elements(schedule, "escalation_policies").stream()
                .filter(policy -> Json.text(policy, "id") != null)
                .map(policy -> new PolicyReference(Json.text(policy, "id"), Json.text(policy, "summary"), List.of()))
                .distinct()
                .toList();
    }
}
