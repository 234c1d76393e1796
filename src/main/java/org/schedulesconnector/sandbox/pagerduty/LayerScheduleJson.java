package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes one layer-based schedule. */
final class LayerScheduleJson {
    private static final Duration NEXT_ON_CALL_HORIZON = Duration.ofDays(90);

    private final Account account;
    private final References references;
    private final LayerSchedule schedule;
    private final Optional<RenderWindow> window;
    private final ZoneId zone;
    private final DateTimeFormatter times;

    /**
     * @param window empty to render nothing: no entries, no coverage
     * @param zone in which times are shown
     */
    LayerScheduleJson(
            Account account,
            References references,
            LayerSchedule schedule,
            Optional<RenderWindow> window,
            ZoneId zone) {
        this.account = account;
        this.references = references;
        this.schedule = schedule;
        this.window = window;
        this.zone = zone;
        this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    /** What every listing gives of a schedule. */
    ObjectNode head() {
        ObjectNode json = references.head(schedule.id(), "schedule", schedule.name(), "/schedules/" + schedule.id());
        json.put("name", schedule.name())
                .put("time_zone", schedule.timeZone())
                .put("description", schedule.description());
        json.set("escalation_policies", references.policies(account.policiesOf(schedule.id())));
        json.set("users", References.array(schedule.userIds(), references::user));
        json.set("teams", references.teams(schedule.teamIds()));
        references.calendarUrls(json, schedule.id());
        return json;
    }

    /** @param now decides which offset restrictions are shown with */
    ArrayNode layers(Instant now) {
        return References.array(schedule.layers().stream(), layer -> layer(layer, now));
    }

    ObjectNode overrides() {
        return subSchedule("Overrides", LayerScheduleRenderer::overrides);
    }

    ObjectNode finalSchedule() {
        return subSchedule("Final Schedule", LayerScheduleRenderer::finalSchedule);
    }

    /** A sub-schedule as accounts give it that do not render lists. */
    ObjectNode unrendered(String name) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        json.putArray("rendered_schedule_entries");
        references.nothing(json, "rendered_coverage_percentage");
        return json;
    }

    /** Adds when somebody is on call next, if they are in the near future. */
    void addNextOnCall(ObjectNode json, String userId, Instant now) {
        RenderWindow ahead = new RenderWindow(new TimeSpan(now, now.plus(NEXT_ON_CALL_HORIZON)), true);
        new LayerScheduleRenderer(schedule, ahead)
                .finalSchedule().stream()
                        .filter(entry -> entry.userId().equals(userId))
                        .findFirst()
                        .ifPresent(entry -> json.set("next_oncall_for_user", entry(entry)));
    }

    ObjectNode entry(RenderedEntry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("start", times.format(entry.span().start()))
                .put("end", times.format(entry.span().end()));
        json.set("user", references.user(entry.userId()));
        return json;
    }

    private ObjectNode layer(Layer layer, Instant now) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", layer.id())
                .put("name", layer.name())
                .put("start", times.format(layer.start()));
        layer.end().ifPresentOrElse(end -> json.put("end", times.format(end)), () -> references.nothing(json, "end"));
        json.put("rotation_virtual_start", times.format(layer.virtualStart()))
                .put("rotation_turn_length_seconds", layer.turnLength().toSeconds());
        ArrayNode users = json.putArray("users");
        layer.userIds().forEach(id -> users.addObject().set("user", references.user(id)));
        json.set("restrictions", References.array(layer.restrictions().stream(), one -> restriction(one, now)));
        rendered(json, renderer -> renderer.layer(layer));
        return json;
    }

    private ObjectNode restriction(Restriction restriction, Instant now) {
        Restriction seen = restriction.seenFrom(zone, schedule.zone(), now);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", seen.day().isPresent() ? "weekly_restriction" : "daily_restriction")
                .put("start_time_of_day", "%tT".formatted(seen.start()))
                .put("duration_seconds", seen.length().toSeconds());
        seen.day().ifPresent(day -> json.put("start_day_of_week", day.getValue()));
        return json;
    }

    private ObjectNode subSchedule(String name, Function<LayerScheduleRenderer, List<RenderedEntry>> entries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        rendered(json, entries);
        return json;
    }

    private void rendered(ObjectNode json, Function<LayerScheduleRenderer, List<RenderedEntry>> entries) {
        ArrayNode array = json.putArray("rendered_schedule_entries");
        if (window.isEmpty()) {
            references.nothing(json, "rendered_coverage_percentage");
            return;
        }
        LayerScheduleRenderer renderer = new LayerScheduleRenderer(schedule, window.get());
        List<RenderedEntry> rendered = entries.apply(renderer);
        rendered.forEach(entry -> array.add(entry(entry)));
        json.put("rendered_coverage_percentage", renderer.coverage(rendered));
    }
}
