package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerScheduleRendererTest {
    private static final String MADRID = "Europe/Madrid";

    @Test
    void handsOffAtTheSameWallClockTimeAllYear() {
        LayerSchedule schedule = SmallAccount.schedule(MADRID, List.of(SmallAccount.weekly("L", "BO", "ANA")));

        List<RenderedEntry> entries = render(schedule, "2026-03-16T12:00:00Z", "2026-04-06T12:00:00Z");

        assertThat(entries)
                .containsExactly(
                        entry("2026-03-16T12:00:00Z", "2026-03-23T09:00:00Z", "BO"),
                        entry("2026-03-23T09:00:00Z", "2026-03-30T08:00:00Z", "ANA"),
                        entry("2026-03-30T08:00:00Z", "2026-04-06T08:00:00Z", "BO"),
                        entry("2026-04-06T08:00:00Z", "2026-04-06T12:00:00Z", "ANA"));
    }

    @Test
    void keepsTurnsShorterThanADayExactAcrossAClockChange() {
        Layer halves = new Layer(
                "L",
                "Halves",
                SmallAccount.MONDAY,
                Optional.empty(),
                SmallAccount.MONDAY,
                Duration.ofHours(12),
                List.of("DAY", "NIGHT"),
                List.of());

        List<RenderedEntry> entries =
                render(SmallAccount.schedule(MADRID, List.of(halves)), "2026-03-28T21:00:00Z", "2026-03-29T21:00:00Z");

        assertThat(entries)
                .containsExactly(
                        entry("2026-03-28T21:00:00Z", "2026-03-29T09:00:00Z", "NIGHT"),
                        entry("2026-03-29T09:00:00Z", "2026-03-29T21:00:00Z", "DAY"));
    }

    @Test
    void cutsShiftsToOfficeHoursOfTheScheduleZone() {
        Restriction[] weekdays = Stream.of(DayOfWeek.values())
                .limit(5)
                .map(SmallAccount::nineToFive)
                .toArray(Restriction[]::new);
        Layer office = SmallAccount.restricted(SmallAccount.weekly("L", "BO"), weekdays);

        List<RenderedEntry> entries =
                render(SmallAccount.schedule(MADRID, List.of(office)), "2026-09-04T00:00:00Z", "2026-09-08T00:00:00Z");

        assertThat(entries)
                .containsExactly(
                        entry("2026-09-04T07:00:00Z", "2026-09-04T15:00:00Z", "BO"),
                        entry("2026-09-07T07:00:00Z", "2026-09-07T08:00:00Z", "BO"),
                        entry("2026-09-07T08:00:00Z", "2026-09-07T15:00:00Z", "BO"));
    }

    @Test
    void joinsRestrictionsThatTouch() {
        Layer layer = SmallAccount.restricted(
                SmallAccount.weekly("L", "BO"),
                Restriction.weekly(DayOfWeek.TUESDAY, LocalTime.NOON, Duration.ofHours(12)),
                Restriction.weekly(DayOfWeek.WEDNESDAY, LocalTime.MIDNIGHT, Duration.ofHours(24)));

        List<RenderedEntry> entries = render(
                SmallAccount.schedule("Etc/UTC", List.of(layer)), "2026-09-07T00:00:00Z", "2026-09-13T00:00:00Z");

        assertThat(entries).containsExactly(entry("2026-09-08T12:00:00Z", "2026-09-10T00:00:00Z", "BO"));
    }

    @Test
    void letsTheLaterLayerWin() {
        Layer base = SmallAccount.weekly("BASE", "BO");
        Layer above = SmallAccount.restricted(
                SmallAccount.weekly("ABOVE", "ANA"), Restriction.daily(LocalTime.of(8, 0), Duration.ofHours(1)));

        List<RenderedEntry> entries = render(
                SmallAccount.schedule("Etc/UTC", List.of(base, above)), "2026-09-08T00:00:00Z", "2026-09-08T12:00:00Z");

        assertThat(entries)
                .containsExactly(
                        entry("2026-09-08T00:00:00Z", "2026-09-08T08:00:00Z", "BO"),
                        entry("2026-09-08T08:00:00Z", "2026-09-08T09:00:00Z", "ANA"),
                        entry("2026-09-08T09:00:00Z", "2026-09-08T12:00:00Z", "BO"));
    }

    @Test
    void letsTheNewestOverrideWin() {
        LayerSchedule schedule = SmallAccount.schedule(
                "Etc/UTC",
                List.of(),
                SmallAccount.override("OLD", "2026-09-08T00:00:00Z", "2026-09-08T10:00:00Z", "BO"),
                SmallAccount.override("NEW", "2026-09-08T04:00:00Z", "2026-09-08T06:00:00Z", "ANA"));

        List<RenderedEntry> entries = render(schedule, "2026-09-08T00:00:00Z", "2026-09-09T00:00:00Z");

        assertThat(entries)
                .containsExactly(
                        entry("2026-09-08T00:00:00Z", "2026-09-08T04:00:00Z", "BO"),
                        entry("2026-09-08T04:00:00Z", "2026-09-08T06:00:00Z", "ANA"),
                        entry("2026-09-08T06:00:00Z", "2026-09-08T10:00:00Z", "BO"));
    }

    @Test
    void givesWholeShiftsWithOverflowAndStillLetsOverridesOutsideTheWindowCutThem() {
        LayerSchedule schedule = SmallAccount.schedule(
                MADRID,
                List.of(SmallAccount.weekly("L", "BO")),
                SmallAccount.override("O", "2026-09-13T00:00:00Z", "2026-09-13T06:00:00Z", "ANA"));
        RenderWindow overflowing =
                new RenderWindow(SmallAccount.span("2026-09-08T00:00:00Z", "2026-09-08T01:00:00Z"), true);

        List<RenderedEntry> entries = new LayerScheduleRenderer(schedule, overflowing).finalSchedule();

        assertThat(entries).containsExactly(entry("2026-09-07T08:00:00Z", "2026-09-13T00:00:00Z", "BO"));
    }

    @Test
    void endsWithItsLayer() {
        Layer open = SmallAccount.weekly("L", "BO");
        Instant end = Instant.parse("2026-09-08T12:00:00Z");
        Layer ended = new Layer(
                "L", "L", open.start(), Optional.of(end), open.start(), open.turnLength(), open.userIds(), List.of());
        LayerSchedule schedule = SmallAccount.schedule(MADRID, List.of(ended));

        assertThat(render(schedule, "2026-09-08T10:00:00Z", "2026-09-09T10:00:00Z"))
                .containsExactly(entry("2026-09-08T10:00:00Z", "2026-09-08T12:00:00Z", "BO"));
        assertThat(render(schedule, "2026-09-09T10:00:00Z", "2026-09-10T10:00:00Z"))
                .isEmpty();
    }

    @Test
    void hasNobodyOnCallBeforeItsLayerStartsAlthoughTheRotationBeganEarlier() {
        Layer late = new Layer(
                "L",
                "L",
                Instant.parse("2026-09-09T00:00:00Z"),
                Optional.empty(),
                SmallAccount.MONDAY,
                Duration.ofDays(7),
                List.of("BO", "ANA"),
                List.of());

        List<RenderedEntry> entries =
                render(SmallAccount.schedule(MADRID, List.of(late)), "2026-09-08T00:00:00Z", "2026-09-10T00:00:00Z");

        assertThat(entries).containsExactly(entry("2026-09-09T00:00:00Z", "2026-09-10T00:00:00Z", "ANA"));
    }

    @Test
    void measuresCoverageWithinTheWindow() {
        LayerSchedule schedule = SmallAccount.platformPrimary();
        RenderWindow window = SmallAccount.window("2026-09-07T08:00:00Z", "2026-09-14T08:00:00Z");
        LayerScheduleRenderer renderer = new LayerScheduleRenderer(schedule, window);

        assertThat(renderer.coverage(renderer.overrides())).isCloseTo(7.1, within(0.001));
        assertThat(renderer.coverage(renderer.finalSchedule())).isEqualTo(100.0);
        assertThat(renderer.coverage(List.of())).isZero();
    }

    private static List<RenderedEntry> render(LayerSchedule schedule, String start, String end) {
        return new LayerScheduleRenderer(schedule, SmallAccount.window(start, end)).finalSchedule();
    }

    private static RenderedEntry entry(String start, String end, String user) {
        return new RenderedEntry(SmallAccount.span(start, end), user);
    }
}
