package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Writes one shift-based schedule and its parts. People are ids only: their names are another endpoint's. */
final class ShiftScheduleJson {
    private final Account account;
    private final References references;
    private final ShiftSchedule schedule;
    private final DateTimeFormatter times;

    /** @param zone in which computed times are shown; events keep UTC and name their own */
    ShiftScheduleJson(Account account, References references, ShiftSchedule schedule, ZoneId zone) {
        this.account = account;
        this.references = references;
        this.schedule = schedule;
        this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    ObjectNode detail() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", schedule.id())
                .put("type", "schedule_v3")
                .put("name", schedule.name())
                .put("time_zone", schedule.timeZone())
                .put("description", schedule.description());
        json.set("teams", references.teams(schedule.teamIds()));
        json.set("escalation_policies", references.policies(account.policiesOf(schedule.id())));
        json.set(
                "rotations",
                References.array(
                        schedule.rotations().stream(), rotation -> rotation(rotation, rotation.events().stream())));
        references.calendarUrls(json, schedule.id());
        return json.put("self", references.apiUrl(path("")))
                .put("html_url", references.webUrl("/schedules/" + schedule.id()));
    }

    ObjectNode finalSchedule(RenderWindow window) {
        ShiftScheduleRenderer renderer = new ShiftScheduleRenderer(schedule, window);
        List<Assignment> assignments = renderer.finalSchedule();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "final_schedule")
                .put("rendered_coverage_percentage", renderer.coverage(assignments));
        json.set("computed_shift_assignments", References.array(assignments.stream(), this::assignment));
        return json;
    }

    ObjectNode rotation(ShiftRotation rotation, Stream<ShiftEvent> events) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", rotation.id()).put("type", "schedule_rotation");
        json.set("events", References.array(events, event -> event(rotation, event)));
        return linked(json, "/rotations/" + rotation.id());
    }

    ObjectNode event(ShiftRotation rotation, ShiftEvent event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id())
                .put("type", "schedule_event")
                .put("name", event.name());
        json.set("start_time", zoned(event.start(), event.timeZone()));
        json.set("end_time", zoned(event.end(), event.timeZone()));
        json.put("effective_since", event.effectiveSince().toString())
                .put(
                        "effective_until",
                        event.effectiveUntil().map(Instant::toString).orElse(null));
        event.recurrence().lines().forEach(json.withArray("recurrence")::add);
        ObjectNode strategy = json.putObject("assignment_strategy");
        if (event.everyMember()) {
            strategy.put("type", "every_member_assignment_strategy");
        } else {
            strategy.put("type", "rotating_member_assignment_strategy")
                    .put("shifts_per_member", event.shiftsPerMember());
        }
        strategy.set("members", References.array(event.members().stream(), ShiftScheduleJson::member));
        return linked(json, "/rotations/" + rotation.id() + "/events/" + event.id());
    }

    /** @param shown the part of the shift that is answered */
    ObjectNode customShift(CustomShift shift, TimeSpan shown) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", shift.id()).put("type", "custom_shift");
        span(json, shown);
        ObjectNode assignment = json.putArray("assignments").addObject();
        assignment.put("id", shift.assignmentId()).put("type", "shift_assignment");
        assignment.set("member", member(shift.member()));
        return linked(json, "/custom_shifts/" + shift.id());
    }

    /** @param shown the part of the override that is answered */
    ObjectNode override(ShiftOverride override, TimeSpan shown) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", override.id()).put("type", "override_shift");
        json.put(override.ofCustomShift() ? "custom_shift_id" : "rotation_id", override.replacedId());
        span(json, shown);
        json.set("overridden_member", member(override.overridden()));
        json.set("overriding_member", member(override.overriding()));
        return linked(json, "/overrides/" + override.id());
    }

    private ObjectNode assignment(Assignment assignment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "computed_shift_assignment");
        span(json, assignment.span());
        json.set("member", member(assignment.member()));
        String source = assignment.fromCustomShift() ? "custom_shift" : "schedule_rotation";
        boolean overridden = assignment.overrideId().isPresent();
        ObjectNode from = json.putObject("source").put("type", overridden ? source + "_override" : source);
        from.put(assignment.fromCustomShift() ? "shift_id" : "rotation_id", assignment.sourceId());
        assignment.overrideId().ifPresent(id -> from.put("override_id", id));
        return json;
    }

    private static ObjectNode member(Member member) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return member.userId()
                .map(id -> json.put("type", "user_member").put("user_id", id))
                .orElseGet(() -> json.put("type", "empty_member"));
    }

    private static ObjectNode zoned(Instant instant, String zone) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("date_time", instant.toString())
                .put("time_zone", zone);
    }

    private void span(ObjectNode json, TimeSpan span) {
        json.put("start_time", times.format(span.start())).put("end_time", times.format(span.end()));
    }

    private ObjectNode linked(ObjectNode json, String part) {
        return json.put("self", references.apiUrl(path(part)))
                .put("html_url", references.webUrl("/schedules/" + schedule.id()));
    }

    private String path(String part) {
        return "/v3/schedules/" + schedule.id() + part;
    }
}
