package org.schedulesconnector.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnCallScheduleTest {
    private static final Person ANA = new Person("PANA", "Ana Ruiz", "ana.ruiz@kestrel.example");
    private static final Person BO = new Person("PBO", "Bo Lindqvist", "bo.lindqvist@kestrel.example");
    private static final Person CY = new Person("PCY", "Cy Okafor", "cy.okafor@kestrel.example");

    @Test
    void cutsShiftsAtTheWindowAndDropsThoseOutside() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("08-31T20:00"), at("09-01T08:00")),
                Shift.override(BO, at("09-07T20:00"), at("09-08T08:00")),
                Shift.regular(CY, at("08-31T00:00"), at("09-01T00:00")),
                Shift.regular(CY, at("09-08T00:00"), at("09-09T00:00")));

        assertThat(schedule.shifts())
                .containsExactly(
                        Shift.regular(ANA, at("09-01T00:00"), at("09-01T08:00")),
                        Shift.override(BO, at("09-07T20:00"), at("09-08T00:00")));
    }

    @Test
    void mergesTouchingAndOverlappingStretchesOfOnePersonOnly() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-03T00:00"), at("09-04T00:00")),
                Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")),
                Shift.regular(ANA, at("09-03T12:00"), at("09-03T18:00")),
                Shift.regular(BO, at("09-04T00:00"), at("09-05T00:00")),
                Shift.regular(ANA, at("09-05T00:00"), at("09-06T00:00")));

        assertThat(schedule.shifts())
                .containsExactly(
                        Shift.regular(ANA, at("09-02T00:00"), at("09-04T00:00")),
                        Shift.regular(BO, at("09-04T00:00"), at("09-05T00:00")),
                        Shift.regular(ANA, at("09-05T00:00"), at("09-06T00:00")));
    }

    @Test
    void remembersWhichPartsOfAMergedShiftAreOverrides() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")),
                Shift.override(ANA, at("09-03T00:00"), at("09-03T08:00")),
                Shift.override(ANA, at("09-03T08:00"), at("09-03T12:00")),
                Shift.regular(ANA, at("09-03T12:00"), at("09-04T00:00")));

        assertThat(schedule.shifts())
                .containsExactly(new Shift(
                        ANA,
                        new Interval(at("09-02T00:00"), at("09-04T00:00")),
                        List.of(new Interval(at("09-03T00:00"), at("09-03T12:00")))));
        assertThat(schedule.shifts().get(0).isOverride()).isFalse();
    }

    @Test
    void keepsAnOverrideOfASharedStretchMarked() {
        OnCallSchedule schedule = schedule(
                Shift.override(ANA, at("09-02T06:00"), at("09-02T12:00")),
                Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")));

        assertThat(schedule.shifts()).singleElement().satisfies(shift -> assertThat(shift.overrides())
                .containsExactly(new Interval(at("09-02T06:00"), at("09-02T12:00"))));
    }

    @Test
    void givesEachMergedShiftOnlyItsOwnOverrides() {
        OnCallSchedule schedule = schedule(
                Shift.override(ANA, at("09-02T00:00"), at("09-03T00:00")),
                Shift.override(ANA, at("09-05T00:00"), at("09-06T00:00")));

        assertThat(schedule.shifts())
                .containsExactly(
                        Shift.override(ANA, at("09-02T00:00"), at("09-03T00:00")),
                        Shift.override(ANA, at("09-05T00:00"), at("09-06T00:00")));
    }

    @Test
    void usesTheFullestDescriptionOfAPersonThroughout() {
        Person anaByIdOnly = new Person("PANA", null, null);
        Person anaByName = new Person("PANA", "A. Ruiz", null);

        OnCallSchedule schedule = schedule(
                Shift.regular(anaByName, at("09-02T00:00"), at("09-03T00:00")),
                Shift.regular(anaByIdOnly, at("09-03T00:00"), at("09-04T00:00")),
                Shift.regular(ANA, at("09-05T00:00"), at("09-06T00:00")));

        assertThat(schedule.people()).containsExactly(ANA);
        assertThat(schedule.shifts()).extracting(Shift::person).containsExactly(ANA, ANA);
    }

    @Test
    void sortsByStartThenEndThenPersonId() {
        Shift longest = Shift.regular(ANA, at("09-02T00:00"), at("09-05T00:00"));
        Shift first = Shift.regular(BO, at("09-02T00:00"), at("09-03T00:00"));
        Shift second = Shift.regular(CY, at("09-02T00:00"), at("09-03T00:00"));

        assertThat(schedule(longest, second, first).shifts()).containsExactly(first, second, longest);
    }

    @Test
    void countsTheStartOfAShiftInAndItsEndOut() {
        Shift shift = Shift.regular(ANA, at("09-02T08:00"), at("09-02T20:00"));
        OnCallSchedule schedule = schedule(shift);

        assertThat(schedule.shiftsAt(at("09-02T08:00"))).containsExactly(shift);
        assertThat(schedule.onCallAt(at("09-02T20:00").minusNanos(1))).containsExactly(ANA);
        assertThat(schedule.onCallAt(at("09-02T08:00").minusNanos(1))).isEmpty();
        assertThat(schedule.onCallAt(at("09-02T20:00"))).isEmpty();
    }

    @Test
    void namesEverybodyOnCallTogether() {
        OnCallSchedule schedule = schedule(
                Shift.regular(BO, at("09-02T00:00"), at("09-03T00:00")),
                Shift.regular(ANA, at("09-02T00:00"), at("09-04T00:00")));

        assertThat(schedule.onCallAt(at("09-02T12:00"))).containsExactly(BO, ANA);
        assertThat(schedule.onCallAt(at("09-03T12:00"))).containsExactly(ANA);
    }

    @Test
    void listsPeopleOnceByFirstShift() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-04T00:00"), at("09-05T00:00")),
                Shift.regular(BO, at("09-03T00:00"), at("09-04T00:00")),
                Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")));

        assertThat(schedule.people()).containsExactly(ANA, BO);
    }

    @Test
    void findsTheHandoffBetweenTwoPeople() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")),
                Shift.regular(BO, at("09-03T00:00"), at("09-04T00:00")));

        assertThat(schedule.nextHandoff(at("09-02T12:00")))
                .contains(new Handoff(at("09-03T00:00"), List.of(ANA), List.of(BO)));
    }

    @Test
    void countsGoingToNobodyAndFromNobodyAsHandoffs() {
        OnCallSchedule schedule = schedule(Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")));

        assertThat(schedule.nextHandoff(at("09-01T00:00")))
                .contains(new Handoff(at("09-02T00:00"), List.of(), List.of(ANA)));
        assertThat(schedule.nextHandoff(at("09-02T00:00")))
                .contains(new Handoff(at("09-03T00:00"), List.of(ANA), List.of()));
        assertThat(schedule.nextHandoff(at("09-03T00:00"))).isEmpty();
    }

    @Test
    void doesNotCallAnOverrideByTheSamePersonAHandoff() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-02T00:00"), at("09-02T12:00")),
                Shift.override(ANA, at("09-02T12:00"), at("09-02T18:00")),
                Shift.regular(ANA, at("09-02T18:00"), at("09-03T00:00")));

        assertThat(schedule.nextHandoff(at("09-02T06:00")))
                .get()
                .extracting(Handoff::at)
                .isEqualTo(at("09-03T00:00"));
    }

    @Test
    void tellsWhoJoinsThoseAlreadyOnCall() {
        OnCallSchedule schedule = schedule(
                Shift.regular(ANA, at("09-02T00:00"), at("09-04T00:00")),
                Shift.regular(BO, at("09-03T00:00"), at("09-05T00:00")));

        assertThat(schedule.nextHandoff(at("09-02T12:00")))
                .contains(new Handoff(at("09-03T00:00"), List.of(ANA), List.of(ANA, BO)));
    }

    @Test
    void seesNoHandoffAtTheEdgesOfTheWindow() {
        OnCallSchedule schedule = schedule(Shift.regular(ANA, at("08-30T00:00"), at("09-30T00:00")));

        assertThat(schedule.nextHandoff(at("08-31T00:00"))).isEmpty();
        assertThat(schedule.nextHandoff(at("09-05T00:00"))).isEmpty();
    }

    @Test
    void isRebuiltByItsOwnBuilder() {
        OnCallSchedule schedule = schedule(Shift.regular(ANA, at("09-02T00:00"), at("09-03T00:00")));

        assertThat(schedule.toBuilder().build()).isEqualTo(schedule);
        assertThat(schedule.toBuilder().name("Other").build().name()).isEqualTo("Other");
    }

    @Test
    void speaksInItsOwnZoneOrInUtcWhenThatIsUnknown() {
        OnCallSchedule madrid = complete().timeZone("Madrid").build();
        OnCallSchedule unknown = complete().timeZone("Atlantis").build();

        assertThat(madrid.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(madrid.isZoneKnown()).isTrue();
        assertThat(unknown.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(unknown.isZoneKnown()).isFalse();
    }

    @Test
    void namesTheFirstMissingPart() {
        assertThatNullPointerException()
                .isThrownBy(() -> OnCallSchedule.builder("PSCHED").build())
                .withMessage("kind");
        assertThatNullPointerException()
                .isThrownBy(() -> complete().timeZone(null).window(null).build())
                .withMessage("timeZone");
        assertThatNullPointerException()
                .isThrownBy(() -> complete().window(null).build())
                .withMessage("window");
    }

    @Test
    void needsNeitherListsNorProvenance() {
        OnCallSchedule schedule = complete().build();

        assertThat(schedule.teams()).isEmpty();
        assertThat(schedule.policies()).isEmpty();
        assertThat(schedule.shifts()).isEmpty();
        assertThat(schedule.provenance()).isEqualTo(Provenance.UNKNOWN);
    }

    private static OnCallSchedule schedule(Shift... shifts) {
        return complete().shifts(List.of(shifts)).build();
    }

    private static OnCallSchedule.Builder complete() {
        return OnCallSchedule.builder("PSCHED")
                .kind(ScheduleKind.SHIFT_BASED)
                .name("Platform Primary")
                .timeZone("Europe/Madrid")
                .htmlUrl("https://kestrel.pagerduty.example/schedules/PSCHED")
                .window(new Interval(at("09-01T00:00"), at("09-08T00:00")));
    }

    private static Instant at(String monthDayTime) {
        return Instant.parse("2026-" + monthDayTime + ":00Z");
    }
}
