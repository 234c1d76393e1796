package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v3/schedules} and the detail of one: shift-based schedules only. */
final class ShiftScheduleAnswers {
    private static final Set<String> DETAIL = Set.of("since", "until", "time_zone", "overflow", "include[]");

    private final Account account;
    private final References references;
    private final ScheduleFinder finder;

    ShiftScheduleAnswers(Account account, References references) {
        this.account = account;
        this.references = references;
        this.finder = new ScheduleFinder(account);
    }

    List<Endpoint> endpoints() {
        Set<String> list = Filters.union(Page.PARAMETERS, Set.of("query", "team_ids[]"));
        return List.of(
                Endpoint.of("/v3/schedules", Scopes.SCHEDULES, list, this::list),
                Endpoint.of("/v3/schedules/{}", Scopes.SCHEDULES, DETAIL, this::detail));
    }

    private ApiAnswer list(Call call) {
        Parameters parameters = call.parameters();
        List<ShiftSchedule> found = account.shiftSchedules().stream()
                .filter(Filters.query(parameters, ShiftSchedule::name))
                .filter(Filters.anyOf(parameters, "team_ids[]", ShiftSchedule::teamIds))
                .toList();
        return Page.of(parameters, 100, 1000).v3("schedules", found, references::schedule);
    }

    /** The final schedule comes only with {@code include[]} and both ends of a window. */
    private ApiAnswer detail(Call call) {
        Parameters parameters = call.parameters();
        Set<String> includes = parameters.setOf("include[]", Set.of("final_schedule"));
        boolean bothEnds = parameters.instant("since").isPresent()
                && parameters.instant("until").isPresent();
        Optional<RenderWindow> window = Windows.optional(parameters).filter(given -> bothEnds);
        Optional<ZoneId> asked = parameters.zone();
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ZoneId zone = asked.orElseGet(() -> Zones.of(schedule.timeZone()));
        ShiftScheduleJson json = new ShiftScheduleJson(account, references, schedule, zone);
        ObjectNode detail = json.detail();
        if (includes.contains("final_schedule") && window.isPresent()) {
            detail.set("final_schedule", json.finalSchedule(window.get()));
        }
        return ApiAnswer.wrapped("schedule", detail);
    }
}
