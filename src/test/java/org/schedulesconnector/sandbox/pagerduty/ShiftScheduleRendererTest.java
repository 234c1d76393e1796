package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftScheduleRendererTest {
    private static final Member ANA = Member.of("PUANA01");
    private static final Member BO = Member.of("PUBOL02");

    @Test
    void computesTheAssignmentsOfTheSample() {
        List<Assignment> assignments =
                render(SmallAccount.followTheSun(), "2026-09-11T00:00:00Z", "2026-09-15T00:00:00Z");

        assertThat(assignments)
                .containsExactly(
                        planned("2026-09-11T07:00:00Z", "2026-09-11T11:00:00Z", ANA),
                        new Assignment(
                                SmallAccount.span("2026-09-11T11:00:00Z", "2026-09-11T15:00:00Z"),
                                BO,
                                false,
                                "ROT1",
                                Optional.of("OVR1")),
                        new Assignment(
                                SmallAccount.span("2026-09-12T00:00:00Z", "2026-09-12T08:00:00Z"),
                                BO,
                                true,
                                "CUS1",
                                Optional.empty()),
                        planned("2026-09-14T07:00:00Z", "2026-09-14T15:00:00Z", Member.EMPTY));
    }

    @Test
    void countsPeopleAndNotEmptyPlacesAsCoverage() {
        RenderWindow window = SmallAccount.window("2026-09-14T00:00:00Z", "2026-09-15T00:00:00Z");
        ShiftScheduleRenderer renderer = new ShiftScheduleRenderer(SmallAccount.followTheSun(), window);

        List<Assignment> emptyOnly = renderer.finalSchedule();

        assertThat(emptyOnly).hasSize(1);
        assertThat(renderer.coverage(emptyOnly)).isZero();
    }

    @Test
    void recursByTheWallClockOfTheEvent() {
        ShiftSchedule schedule = SmallAccount.followTheSun();

        assertThat(render(schedule, "2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z"))
                .containsExactly(planned("2026-01-12T08:00:00Z", "2026-01-12T16:00:00Z", ANA));
        assertThat(render(schedule, "2026-09-21T00:00:00Z", "2026-09-22T00:00:00Z"))
                .containsExactly(planned("2026-09-21T07:00:00Z", "2026-09-21T15:00:00Z", ANA));
    }

    @Test
    void putsEveryMemberOnCallAtOnce() {
        ShiftSchedule schedule = scheduleOf(event(Recurrence.daily(), 0, Optional.empty(), ANA, BO));

        List<Assignment> assignments = render(schedule, "2026-09-08T09:00:00Z", "2026-09-08T10:00:00Z");

        assertThat(assignments).extracting(Assignment::member).containsExactly(ANA, BO);
    }

    @Test
    void leavesOutExcludedOccurrencesAndThoseAfterTheEventEnded() {
        Recurrence daily = Recurrence.daily().except(Instant.parse("2026-09-02T08:00:00Z"));
        Optional<Instant> until = Optional.of(Instant.parse("2026-09-04T08:00:00Z"));
        ShiftSchedule schedule = scheduleOf(event(daily, 1, until, ANA, BO));

        List<Assignment> assignments = render(schedule, "2026-09-01T00:00:00Z", "2026-09-10T00:00:00Z");

        assertThat(assignments)
                .extracting(assignment -> assignment.span().start().toString(), Assignment::member)
                .containsExactly(tuple("2026-09-01T08:00:00Z", ANA), tuple("2026-09-03T08:00:00Z", BO));
    }

    @Test
    void letsTheNewestOverrideOfTheSameMemberWin() {
        ShiftSchedule schedule = scheduleOf(event(Recurrence.daily(), 1, Optional.empty(), ANA))
                .with(override("OLD", "2026-09-08T08:00:00Z", "2026-09-08T12:00:00Z", ANA, BO))
                .with(override("NEW", "2026-09-08T10:00:00Z", "2026-09-08T11:00:00Z", ANA, Member.EMPTY));

        List<Assignment> assignments = render(schedule, "2026-09-08T00:00:00Z", "2026-09-09T00:00:00Z");

        assertThat(assignments)
                .extracting(assignment -> assignment.overrideId().orElse("-"))
                .containsExactly("OLD", "NEW", "OLD", "-");
        assertThat(assignments).extracting(Assignment::member).containsExactly(BO, Member.EMPTY, BO, ANA);
    }

    @Test
    void leavesOtherMembersOfAnOverriddenRotationOnCall() {
        ShiftSchedule schedule = scheduleOf(event(Recurrence.daily(), 0, Optional.empty(), ANA, BO))
                .with(override("O", "2026-09-08T08:00:00Z", "2026-09-08T16:00:00Z", ANA, Member.of("PUCHI03")));

        List<Assignment> assignments = render(schedule, "2026-09-08T08:00:00Z", "2026-09-08T09:00:00Z");

        assertThat(assignments).extracting(Assignment::member).containsExactlyInAnyOrder(Member.of("PUCHI03"), BO);
    }

    @Test
    void givesWholeShiftsWithOverflow() {
        RenderWindow moment = new RenderWindow(SmallAccount.span("2026-09-11T08:00:00Z", "2026-09-11T08:01:00Z"), true);

        List<Assignment> assignments = new ShiftScheduleRenderer(SmallAccount.followTheSun(), moment).finalSchedule();

        assertThat(assignments).containsExactly(planned("2026-09-11T07:00:00Z", "2026-09-11T11:00:00Z", ANA));
    }

    private static List<Assignment> render(ShiftSchedule schedule, String start, String end) {
        return new ShiftScheduleRenderer(schedule, SmallAccount.window(start, end)).finalSchedule();
    }

    private static Assignment planned(String start, String end, Member member) {
        return new Assignment(SmallAccount.span(start, end), member, false, "ROT1", Optional.empty());
    }

    private static ShiftEvent event(
            Recurrence recurrence, int shiftsPerMember, Optional<Instant> until, Member... members) {
        Instant start = Instant.parse("2026-09-01T08:00:00Z");
        Instant end = start.plus(Duration.ofHours(8));
        return new ShiftEvent(
                "EV", "Day", start, end, "Etc/UTC", start, until, recurrence, shiftsPerMember, List.of(members));
    }

    private static ShiftSchedule scheduleOf(ShiftEvent event) {
        ShiftRotation rotation = new ShiftRotation("ROT1", List.of(event));
        return new ShiftSchedule(
                "PSSHIFT", "Shifts", "", "Etc/UTC", List.of(), List.of(rotation), List.of(), List.of());
    }

    private static ShiftOverride override(String id, String start, String end, Member from, Member to) {
        return new ShiftOverride(id, false, "ROT1", Instant.parse(start), Instant.parse(end), from, to);
    }
}
