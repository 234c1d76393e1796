package org.schedulesconnector.sandbox.pagerduty;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The parts of one shift-based schedule: rotations, events, custom shifts, overrides. */
final class ShiftPartAnswers {
    private static final Set<String> PAGED = Set.of("limit", "offset");
    private static final Set<String> SINCE_UNTIL = Set.of("since", "until");
    private static final Set<String> WINDOWED = Filters.union(PAGED, SINCE_UNTIL, Set.of("time_zone", "overflow"));

    private final Account account;
    private final References references;
    private final ScheduleFinder finder;

    ShiftPartAnswers(Account account, References references) {
        this.account = account;
        this.references = references;
        this.finder = new ScheduleFinder(account);
    }

    List<Endpoint> endpoints() {
        String rotations = "/v3/schedules/{}/rotations";
        return List.of(
                part(rotations, PAGED, this::rotations),
                part(rotations + "/{}", SINCE_UNTIL, this::rotation),
                part(rotations + "/{}/events", PAGED, this::events),
                part(rotations + "/{}/events/{}", SINCE_UNTIL, this::event),
                part("/v3/schedules/{}/custom_shifts", WINDOWED, this::customShifts),
                part("/v3/schedules/{}/custom_shifts/{}", Set.of(), this::customShift),
                part("/v3/schedules/{}/overrides", WINDOWED, this::overrides),
                part("/v3/schedules/{}/overrides/{}", Set.of(), this::override));
    }

    private static Endpoint part(String template, Set<String> parameters, Function<Call, ApiAnswer> answer) {
        return Endpoint.of(template, Scopes.SCHEDULES, parameters, answer);
    }

    private ApiAnswer rotations(Call call) {
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftScheduleJson json = json(schedule, call);
        return page(call).v3("rotations", schedule.rotations(), one -> json.rotation(one, one.events().stream()));
    }

    private ApiAnswer rotation(Call call) {
        Predicate<ShiftEvent> inWindow = inWindow(call);
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftRotation rotation = rotationOf(schedule, call);
        Stream<ShiftEvent> events = rotation.events().stream().filter(inWindow);
        return ApiAnswer.wrapped("rotation", json(schedule, call).rotation(rotation, events));
    }

    private ApiAnswer events(Call call) {
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftRotation rotation = rotationOf(schedule, call);
        List<ShiftEvent> inOrder = rotation.events().stream()
                .sorted(Comparator.comparing(ShiftEvent::start))
                .toList();
        ShiftScheduleJson json = json(schedule, call);
        return page(call).v3("events", inOrder, event -> json.event(rotation, event));
    }

    private ApiAnswer event(Call call) {
        Predicate<ShiftEvent> inWindow = inWindow(call);
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftRotation rotation = rotationOf(schedule, call);
        ShiftEvent event = only(rotation.events().stream().filter(inWindow), one -> one.id()
                .equals(call.ids().get(2)));
        return ApiAnswer.wrapped("event", json(schedule, call).event(rotation, event));
    }

    private ApiAnswer customShifts(Call call) {
        RenderWindow window = Windows.required(call.parameters());
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftScheduleJson json = json(schedule, call);
        List<CustomShift> found = schedule.customShifts().stream()
                .filter(shift -> shift.span().overlaps(window.span()))
                .toList();
        return page(call)
                .v3(
                        "custom_shifts",
                        found,
                        shift -> json.customShift(
                                shift, window.trim(shift.span()).orElseThrow()));
    }

    private ApiAnswer customShift(Call call) {
        ShiftSchedule schedule = finder.shiftBased(call.id());
        CustomShift shift = only(schedule.customShifts().stream(), one -> one.id()
                .equals(call.ids().get(1)));
        return ApiAnswer.wrapped("custom_shift", json(schedule, call).customShift(shift, shift.span()));
    }

    private ApiAnswer overrides(Call call) {
        RenderWindow window = Windows.required(call.parameters());
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftScheduleJson json = json(schedule, call);
        List<ShiftOverride> found = schedule.overrides().stream()
                .filter(override -> override.span().overlaps(window.span()))
                .toList();
        return page(call)
                .v3(
                        "overrides",
                        found,
                        override -> json.override(
                                override, window.trim(override.span()).orElseThrow()));
    }

    private ApiAnswer override(Call call) {
        ShiftSchedule schedule = finder.shiftBased(call.id());
        ShiftOverride override = only(
                schedule.overrides().stream(), one -> one.id().equals(call.ids().get(1)));
        return ApiAnswer.wrapped("override", json(schedule, call).override(override, override.span()));
    }

    private static Page page(Call call) {
        return Page.classic(call.parameters());
    }

    private ShiftScheduleJson json(ShiftSchedule schedule, Call call) {
        ZoneId zone = call.parameters().zone().orElseGet(() -> Zones.of(schedule.timeZone()));
        return new ShiftScheduleJson(account, references, schedule, zone);
    }

    private static ShiftRotation rotationOf(ShiftSchedule schedule, Call call) {
        return only(
                schedule.rotations().stream(), one -> one.id().equals(call.ids().get(1)));
    }

    /** An event counts when it may happen within the window, or always without one. */
    private static Predicate<ShiftEvent> inWindow(Call call) {
        Optional<TimeSpan> window = Windows.optional(call.parameters()).map(RenderWindow::span);
        return event -> window.map(span -> event.effectiveSince().isBefore(span.end())
                        && event.effectiveUntil().map(span.start()::isBefore).orElse(true))
                .orElse(true);
    }

    private static <T> T only(Stream<T> all, Predicate<T> wanted) {
        return all.filter(wanted).findFirst().orElseThrow(ApiError::notFound);
    }
}
