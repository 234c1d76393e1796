package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /schedules}: layer-based schedules only. */
final class LayerScheduleAnswers {
    private static final Set<String> INCLUDES = Set.of("schedule_layers", "overrides_subschedule", "final_schedule");
    private static final Set<String> WINDOW = Set.of("since", "until");

    private final Account account;
    private final PagerDutyOptions options;
    private final References references;
    private final ScheduleFinder finder;
    private final UserJson users;
    private final Clock clock;

    LayerScheduleAnswers(Account account, PagerDutyOptions options, References references, Clock clock) {
        this.account = account;
        this.options = options;
        this.references = references;
        this.finder = new ScheduleFinder(account);
        this.users = new UserJson(account, references);
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        Set<String> shown = Set.of("time_zone", "include_next_oncall_for_user");
        return List.of(
                Endpoint.of(
                        "/schedules",
                        Scopes.SCHEDULES,
                        Filters.union(Page.PARAMETERS, WINDOW, shown, Set.of("query", "include[]", "team_ids[]")),
                        this::list),
                Endpoint.of(
                        "/schedules/{}",
                        Scopes.SCHEDULES,
                        Filters.union(WINDOW, shown, Set.of("overflow", "include[]")),
                        this::detail),
                Endpoint.of(
                        "/schedules/{}/overrides",
                        Scopes.SCHEDULES,
                        Filters.union(WINDOW, Set.of("editable", "overflow")),
                        this::overrides),
                Endpoint.of("/schedules/{}/users", Scopes.USERS, WINDOW, this::users));
    }

    private ApiAnswer list(Call call) {
        Parameters parameters = call.parameters();
        Set<String> includes = parameters.setOf("include[]", INCLUDES);
        Optional<RenderWindow> window = Windows.optional(parameters);
        ZoneId zone = parameters.zone().orElse(Zones.UTC);
        List<LayerSchedule> found = account.layerSchedules().stream()
                .filter(Filters.query(parameters, LayerSchedule::name))
                .filter(Filters.anyOf(parameters, "team_ids[]", LayerSchedule::teamIds))
                .toList();
        return Page.classic(parameters).classic("schedules", found, schedule -> {
            LayerScheduleJson json = new LayerScheduleJson(account, references, schedule, window, zone);
            ObjectNode listed = json.head();
            if (includes.contains("schedule_layers")) {
                listed.set("schedule_layers", json.layers(clock.instant()));
            }
            if (includes.contains("overrides_subschedule")) {
                include(listed, "overrides_subschedule", json::overrides, json.unrendered("Overrides"));
            }
            if (includes.contains("final_schedule")) {
                include(listed, "final_schedule", json::finalSchedule, json.unrendered("Final Schedule"));
            }
            parameters
                    .text("include_next_oncall_for_user")
                    .ifPresent(user -> json.addNextOnCall(listed, user, clock.instant()));
            return listed;
        });
    }

    private void include(ObjectNode schedule, String name, Supplier<ObjectNode> rendered, ObjectNode unrendered) {
        switch (options.listRendering()) {
            case RENDERED -> schedule.set(name, rendered.get());
            case EMPTY -> schedule.set(name, unrendered);
            case ABSENT -> {}
        }
    }

    private ApiAnswer detail(Call call) {
        Parameters parameters = call.parameters();
        parameters.setOf("include[]", INCLUDES);
        LayerSchedule schedule = finder.layerBased(call.id());
        ZoneId zone = parameters.zone().orElse(schedule.zone());
        LayerScheduleJson json =
                new LayerScheduleJson(account, references, schedule, Windows.optional(parameters), zone);
        ObjectNode detail = json.head();
        detail.set("schedule_layers", json.layers(clock.instant()));
        detail.set("overrides_subschedule", json.overrides());
        detail.set("final_schedule", json.finalSchedule());
        parameters
                .text("include_next_oncall_for_user")
                .ifPresent(user -> json.addNextOnCall(detail, user, clock.instant()));
        return ApiAnswer.wrapped("schedule", detail);
    }

    /** 201 is what the API description gives as the answer of this GET. */
    private ApiAnswer overrides(Call call) {
        Parameters parameters = call.parameters();
        RenderWindow window = Windows.required(parameters);
        boolean editable = parameters.flag("editable");
        LayerSchedule schedule = finder.layerBased(call.id());
        Stream<LayerOverride> found = schedule.overrides().stream()
                .filter(override -> override.span().overlaps(window.span()))
                .filter(override -> !editable || override.end().isAfter(clock.instant()));
        LayerScheduleJson json =
                new LayerScheduleJson(account, references, schedule, Optional.empty(), schedule.zone());
        ArrayNode overrides = JsonNodeFactory.instance.arrayNode();
        found.forEach(override -> overrides.add(override(override, window, editable, json)));
        return new ApiAnswer(201, ApiAnswer.wrapped("overrides", overrides).body());
    }

    private static ObjectNode override(
            LayerOverride override, RenderWindow window, boolean idOnly, LayerScheduleJson json) {
        ObjectNode full = JsonNodeFactory.instance.objectNode().put("id", override.id());
        if (idOnly) {
            return full;
        }
        TimeSpan shown = window.trim(override.span()).orElseThrow();
        full.setAll(json.entry(new RenderedEntry(shown, override.userId())));
        return full;
    }

    private ApiAnswer users(Call call) {
        Instant now = clock.instant();
        LayerSchedule schedule = finder.layerBased(call.id());
        RenderWindow window = Windows.optional(call.parameters()).orElseGet(() -> Windows.window(now, now, false));
        Stream<String> ids = new LayerScheduleRenderer(schedule, window)
                .finalSchedule().stream().map(RenderedEntry::userId).distinct();
        return ApiAnswer.wrapped("users", References.array(ids, users::fullOrThin));
    }
}
