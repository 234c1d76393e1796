package org.schedulesconnector.crawl.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.KnownSchedules.Known;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;
import org.schedulesconnector.oncall.TeamReference;

class ScheduleBoardTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    private static final Interval DAY = CrawlWindow.around(NOW, 0, 0);
    private static final long MIDNIGHT = DAY.start().getEpochSecond();
    private static final Person ANA = new Person("P1", "Ana Ruiz", "ana.ruiz@kestrel.example");
    private static final Person OTHER_ANA = new Person("P2", "Ana Ruiz", "ana.ruiz2@kestrel.example");
    private static final Person LEFT = new Person("P3", null, null);

    @Test
    void tellsShiftsGapsAndOverlapsAsTheItemDoes() {
        ScheduleRow row = row(schedule("PA", DAY)
                .teams(List.of(new TeamReference("PT", "Platform")))
                .shifts(List.of(shift(ANA, 6, 12), shift(OTHER_ANA, 11, 18)))
                .build());

        assertThat(row.shifts()).containsExactly(List.of(0L, at(6), at(12)), List.of(1L, at(11), at(18)));
        assertThat(row.gaps()).containsExactly(List.of(at(0), at(6)), List.of(at(18), at(24)));
        assertThat(row.overlaps()).containsExactly(List.of(at(11), at(12)));
        assertThat(row.window()).containsExactly(at(0), at(24));
        assertThat(row.coveragePercent()).isEqualTo(50.0);
        assertThat(row.onCallNow()).containsExactly("Ana Ruiz");
        assertThat(row.nextHandoffAt()).isEqualTo(Instant.parse("2026-09-08T11:00:00Z"));
        assertThat(row.teams()).containsExactly("Platform");
        assertThat(row.kind()).isEqualTo("layer-based");
    }

    @Test
    void roundsCoverageToOneDecimal() {
        ScheduleRow row =
                row(schedule("PA", DAY).shifts(List.of(shift(ANA, 0, 8))).build());

        assertThat(row.coveragePercent()).isEqualTo(33.3);
    }

    @Test
    void tellsThatNobodyIsOnCall() {
        ScheduleRow row = row(schedule("PA", DAY).build());

        assertThat(row.onCallNow()).isEmpty();
        assertThat(row.nextHandoffAt()).isNull();
        assertThat(row.gaps()).containsExactly(List.of(at(0), at(24)));
    }

    @Test
    void namesEachPersonOnceForAllSchedules() {
        ScheduleBoard board = board(
                Set.of(),
                schedule("PA", DAY).shifts(List.of(shift(ANA, 0, 12))).build(),
                schedule("PB", DAY)
                        .shifts(List.of(shift(LEFT, 0, 1), shift(ANA, 1, 2), shift(OTHER_ANA, 2, 3)))
                        .build());

        assertThat(board.people()).containsExactly("Ana Ruiz", "a person no longer in PagerDuty (P3)", "Ana Ruiz");
        assertThat(board.schedules().get(1).shifts())
                .extracting(shift -> shift.get(0))
                .containsExactly(1L, 0L, 2L);
    }

    @Test
    void spansAllWindowsAndMarksWhatFailed() {
        Interval before = CrawlWindow.around(NOW.minus(Duration.ofDays(3)), 1, 1);

        ScheduleBoard board = board(
                Set.of("PB", "users"),
                schedule("PA", DAY).build(),
                schedule("PB", before).build());

        assertThat(board.from()).isEqualTo(before.start());
        assertThat(board.to()).isEqualTo(DAY.end());
        assertThat(board.schedules()).extracting(ScheduleRow::failed).containsExactly(false, true);
    }

    @Test
    void hasADayToShowEvenWithoutSchedules() {
        ScheduleBoard board = board(Set.of());

        assertThat(board.schedules()).isEmpty();
        assertThat(new Interval(board.from(), board.to())).isEqualTo(DAY);
    }

    private static ScheduleRow row(OnCallSchedule schedule) {
        return board(Set.of(), schedule).schedules().get(0);
    }

    private static ScheduleBoard board(Set<String> failed, OnCallSchedule... schedules) {
        List<Known> known = List.of(schedules).stream()
                .map(one -> new Known(one, NOW, true))
                .toList();
        return ScheduleBoard.of(known, failed, NOW);
    }

    private static OnCallSchedule.Builder schedule(String id, Interval window) {
        return OnCallSchedule.builder(id)
                .kind(ScheduleKind.LAYER_BASED)
                .name("Schedule " + id)
                .timeZone("Europe/Madrid")
                .htmlUrl("https://kestrel.pagerduty.com/schedules/" + id)
                .window(window);
    }

    private static Shift shift(Person person, int fromHour, int toHour) {
        return Shift.regular(
                person,
                DAY.start().plus(Duration.ofHours(fromHour)),
                DAY.start().plus(Duration.ofHours(toHour)));
    }

    private static long at(int hour) {
        return MIDNIGHT + hour * 3600L;
    }
}
