package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The renderer against a scan that asks, every quarter of an hour, who is on call, and knows nothing of spans. */
class LayerRenderingProperties {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Instant FIRST = Instant.parse("2025-12-28T00:00:00Z");

    @Property(tries = 60)
    void agreesWithAScanOfEveryQuarter(
            @ForAll("schedules") LayerSchedule schedule, @ForAll("windows") TimeSpan window) {
        List<RenderedEntry> entries =
                new LayerScheduleRenderer(schedule, new RenderWindow(window, false)).finalSchedule();

        for (Instant at = window.start(); at.isBefore(window.end()); at = at.plus(STEP)) {
            Instant moment = at;
            List<String> rendered = entries.stream()
                    .filter(entry -> entry.span().contains(moment))
                    .map(RenderedEntry::userId)
                    .toList();
            assertThat(rendered)
                    .as("on call at %s", moment)
                    .isEqualTo(onCall(schedule, moment).stream().toList());
        }
    }

    @Property(tries = 60)
    void overflowOnlyAddsWhatLiesOutsideTheWindow(
            @ForAll("schedules") LayerSchedule schedule, @ForAll("windows") TimeSpan window) {
        List<RenderedEntry> cut = new LayerScheduleRenderer(schedule, new RenderWindow(window, false)).finalSchedule();
        List<RenderedEntry> full = new LayerScheduleRenderer(schedule, new RenderWindow(window, true)).finalSchedule();

        assertThat(full.stream()
                        .map(entry -> new RenderedEntry(
                                entry.span().intersection(window).orElseThrow(), entry.userId())))
                .isEqualTo(cut);
    }

    private static Optional<String> onCall(LayerSchedule schedule, Instant at) {
        Optional<String> onCall = Optional.empty();
        for (Layer layer : schedule.layers()) {
            Optional<String> here = onCall(layer, schedule.zone(), at);
            onCall = here.isPresent() ? here : onCall;
        }
        for (LayerOverride override : schedule.overrides()) {
            onCall = override.span().contains(at) ? Optional.of(override.userId()) : onCall;
        }
        return onCall;
    }

    private static Optional<String> onCall(Layer layer, ZoneId zone, Instant at) {
        boolean alive =
                !at.isBefore(layer.start()) && layer.end().map(at::isBefore).orElse(true);
        if (!alive || !allowed(layer, zone, at)) {
            return Optional.empty();
        }
        int turn = 0;
        while (!boundary(layer, zone, turn + 1).isAfter(at)) {
            turn++;
        }
        return Optional.of(layer.userIds().get(turn % layer.userIds().size()));
    }

    private static Instant boundary(Layer layer, ZoneId zone, int turn) {
        long hours = layer.turnLength().toHours();
        return hours % 24 == 0
                ? LocalDateTime.ofInstant(layer.virtualStart(), zone)
                        .plusHours(hours * turn)
                        .atZone(zone)
                        .toInstant()
                : layer.virtualStart().plus(Duration.ofHours(hours * turn));
    }

    private static boolean allowed(Layer layer, ZoneId zone, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        return layer.restrictions().isEmpty()
                || layer.restrictions().stream().anyMatch(restriction -> today.minusDays(9)
                        .datesUntil(today.plusDays(1))
                        .anyMatch(date -> applies(restriction, date, zone, at)));
    }

    private static boolean applies(Restriction restriction, LocalDate date, ZoneId zone, Instant at) {
        LocalDateTime start = date.atTime(restriction.start());
        return restriction.day().map(date.getDayOfWeek()::equals).orElse(true)
                && !at.isBefore(start.atZone(zone).toInstant())
                && at.isBefore(start.plus(restriction.length()).atZone(zone).toInstant());
    }

    /** Ten days around clock changes and around days without one. */
    @Provide
    Arbitrary<TimeSpan> windows() {
        Arbitrary<String> starts = Arbitraries.of(
                "2026-03-03T00:00:00Z",
                "2026-03-25T00:00:00Z",
                "2026-04-01T00:00:00Z",
                "2026-10-20T00:00:00Z",
                "2026-10-28T00:00:00Z",
                "2026-09-26T00:00:00Z",
                "2026-07-01T00:00:00Z");
        return Combinators.combine(starts, Arbitraries.integers().between(0, 95))
                .as((start, quarters) -> Instant.parse(start).plus(STEP.multipliedBy(quarters)))
                .map(start -> new TimeSpan(start, start.plus(Duration.ofDays(8))));
    }

    @Provide
    Arbitrary<LayerSchedule> schedules() {
        Arbitrary<String> zones = Arbitraries.of(
                "Europe/Madrid",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/St_Johns",
                "Pacific/Auckland",
                "Asia/Kolkata",
                "Eastern Time (US & Canada)");
        return Combinators.combine(
                        zones, layers().list().ofMaxSize(3), overrides().list().ofMaxSize(3))
                .as((zone, layers, overrides) ->
                        new LayerSchedule("PSPROP1", "Property", "", zone, List.of(), layers, overrides));
    }

    private static Arbitrary<Layer> layers() {
        Arbitrary<Instant> starts =
                Arbitraries.integers().between(0, 900).map(quarters -> FIRST.plus(STEP.multipliedBy(quarters)));
        Arbitrary<Optional<Instant>> ends = Arbitraries.of("2026-10-30T10:15:00Z", "2026-04-03T00:00:00Z")
                .map(Instant::parse)
                .optional(0.3);
        Arbitrary<Duration> turns = Arbitraries.of(8, 12, 24, 48, 168, 336).map(Duration::ofHours);
        Arbitrary<List<String>> users =
                Arbitraries.of("ANA", "BO", "CHI", "DAN").list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(
                        starts, ends, turns, users, restrictions().list().ofMaxSize(3))
                .as((start, end, turn, people, restrictions) ->
                        new Layer("PLPROP1", "Layer", start, end, start, turn, people, restrictions));
    }

    private static Arbitrary<Restriction> restrictions() {
        Arbitrary<LocalTime> times = Arbitraries.integers()
                .between(0, 95)
                .map(quarters -> LocalTime.MIDNIGHT.plus(STEP.multipliedBy(quarters)));
        Arbitrary<Optional<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).optional(0.5);
        return Combinators.combine(days, times, Arbitraries.integers().between(1, 7 * 96))
                .as((day, time, quarters) ->
                        new Restriction(day, time, STEP.multipliedBy(day.isPresent() ? quarters : 1 + quarters % 96)));
    }

    private static Arbitrary<LayerOverride> overrides() {
        Arbitrary<Instant> starts = Arbitraries.of(
                        "2026-03-05T03:00:00Z", "2026-03-29T00:30:00Z", "2026-10-25T00:15:00Z", "2026-10-31T20:00:00Z")
                .map(Instant::parse);
        return Combinators.combine(starts, Arbitraries.integers().between(1, 300), Arbitraries.of("EVE", "FAY"))
                .as((start, quarters, user) ->
                        new LayerOverride("POPROP1", start, start.plus(STEP.multipliedBy(quarters)), user));
    }
}
