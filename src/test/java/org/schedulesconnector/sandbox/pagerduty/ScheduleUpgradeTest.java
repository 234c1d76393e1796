package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.MovableClock;

class ScheduleUpgradeTest {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final TimeSpan WINDOW = SmallAccount.span("2026-09-01T00:00:00Z", "2026-09-30T00:00:00Z");

    @Test
    void flipsTheKindInPlace() {
        MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
        Account account = SmallAccount.create(clock);
        Caller caller = Caller.of(account, PagerDutyOptions.defaults(), clock);

        account.changes().upgradeToShiftBased("PSPRI01");

        assertThat(caller.get("/schedules").ids("schedules")).isEmpty();
        assertThat(caller.get("/v3/schedules").ids("schedules")).containsExactly("PSPRI01", "PSFLW02");
        assertThat(caller.get("/schedules/PSPRI01").status()).isEqualTo(400);
        assertThat(caller.get("/v3/schedules/PSPRI01").status()).isEqualTo(200);
        assertThat(caller.get("/escalation_policies/PEPLT01")
                        .body()
                        .at("/escalation_policy/escalation_rules/0/targets/0/type")
                        .asText())
                .isEqualTo("schedule_v3_reference");
    }

    @ParameterizedTest
    @MethodSource("schedulesOfOneLayer")
    void keepsWhoIsOnCall(LayerSchedule before) {
        ShiftSchedule after = new ScheduleUpgrade(before, SmallAccount.NOW).upgraded();
        RenderWindow window = new RenderWindow(WINDOW, false);
        List<RenderedEntry> entries = new LayerScheduleRenderer(before, window).finalSchedule();
        List<Assignment> assignments = new ShiftScheduleRenderer(after, window).finalSchedule();

        for (Instant at = WINDOW.start(); at.isBefore(WINDOW.end()); at = at.plus(STEP)) {
            Instant moment = at;
            Stream<String> now = assignments.stream()
                    .filter(assignment -> assignment.span().contains(moment))
                    .map(assignment -> assignment.member().userId().orElseThrow());
            assertThat(now)
                    .as("on call at %s", moment)
                    .isEqualTo(entries.stream()
                            .filter(entry -> entry.span().contains(moment))
                            .map(RenderedEntry::userId)
                            .toList());
        }
    }

    static Stream<LayerSchedule> schedulesOfOneLayer() {
        LayerOverride night = SmallAccount.override("O1", "2026-09-09T18:00:00Z", "2026-09-10T06:00:00Z", "EVE");
        Restriction evenings = Restriction.daily(LocalTime.of(18, 0), Duration.ofHours(6));
        Restriction weekends = Restriction.weekly(DayOfWeek.SATURDAY, LocalTime.NOON, Duration.ofHours(30));
        return Stream.of(
                SmallAccount.platformPrimary(),
                SmallAccount.schedule("Europe/Madrid", List.of(layer(24, "A", "B", "C")), night),
                SmallAccount.schedule("America/New_York", List.of(layer(12, "A", "B", "C")), night),
                SmallAccount.schedule("Asia/Tokyo", List.of(layer(336, "A", "B")), night),
                SmallAccount.schedule("Europe/Madrid", List.of(layer(24, "A", "B", "C", evenings)), night),
                SmallAccount.schedule("Europe/Madrid", List.of(layer(168, "A", "B", "C", weekends)), night),
                SmallAccount.schedule("Europe/Madrid", List.of(SmallAccount.weekly("EMPTY")), night));
    }

    @Test
    void endsWithItsLayer() {
        Layer open = layer(24, "A", "B");
        Layer ended = new Layer(
                "L",
                "Ended",
                open.start(),
                Optional.of(Instant.parse("2026-08-01T09:00:00Z")),
                open.start(),
                open.turnLength(),
                open.userIds(),
                List.of());

        ShiftSchedule after = new ScheduleUpgrade(
                        SmallAccount.schedule("Europe/Madrid", List.of(ended)), SmallAccount.NOW)
                .upgraded();

        assertThat(new ShiftScheduleRenderer(after, new RenderWindow(WINDOW, false)).finalSchedule())
                .isEmpty();
    }

    private static Layer layer(int hours, Object... usersAndRestrictions) {
        List<String> users = Stream.of(usersAndRestrictions)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        List<Restriction> restrictions = Stream.of(usersAndRestrictions)
                .filter(Restriction.class::isInstance)
                .map(Restriction.class::cast)
                .toList();
        Instant start = SmallAccount.MONDAY;
        return new Layer("L", "Layer", start, Optional.empty(), start, Duration.ofHours(hours), users, restrictions);
    }
}
