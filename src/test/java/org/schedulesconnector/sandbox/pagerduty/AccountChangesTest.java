package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class AccountChangesTest {
    private static final Instant START = Instant.parse("2026-09-12T00:00:00Z");

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final AccountChanges changes = account.changes();

    @Test
    void leavesARecordOfARename() {
        changes.renameSchedule("PSPRI01", "Platform First");

        assertThat(account.scheduleNamed("Platform First")).isPresent();
        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.action()).isEqualTo("update");
            assertThat(record.fields().get(0).before()).contains("Platform Primary");
        });
    }

    @Test
    void leavesNoRecordOfAnOverride() {
        String id = changes.addOverride("PSPRI01", "PUCHI03", START, START.plusSeconds(3600));

        assertThat(((LayerSchedule) account.schedule("PSPRI01").orElseThrow()).overrides())
                .extracting(LayerOverride::id)
                .containsExactly("POVR001", id);
        assertThat(records()).isEmpty();
    }

    @Test
    void takesADeletedScheduleOutOfPolicies() {
        changes.deleteSchedule("PSPRI01");

        assertThat(account.schedule("PSPRI01")).isEmpty();
        assertThat(account.policy("PEPLT01").orElseThrow().rules()).hasSize(1);
        assertThat(account.policiesOf("PSPRI01")).isEmpty();
        assertThat(account.policiesOf("PSFLW02")).hasSize(1);
        assertThat(records())
                .extracting(record -> record.action() + " " + record.root().id())
                .containsExactly("delete PSPRI01", "update PEPLT01");
    }

    @Test
    void keepsADeletedUserInSchedulesAndOutOfPolicies() {
        changes.deleteUser("PUBOL02");

        assertThat(account.user("PUBOL02")).isEmpty();
        assertThat(account.deletedUser("PUBOL02")).isPresent();
        assertThat(account.layerSchedules().get(0).userIds()).contains("PUBOL02");
        assertThat(account.policy("PEPLT01").orElseThrow().targets())
                .doesNotContain(EscalationPolicy.Target.user("PUBOL02"));
        assertThat(records())
                .extracting(record -> record.action() + " " + record.root().id())
                .containsExactly("delete PUBOL02", "update PEPLT01");
    }

    @Test
    void overridesEveryPlaceOfAShiftBasedScheduleAndFillsItsGaps() {
        Instant friday = Instant.parse("2026-09-11T14:00:00Z");

        String id = changes.addOverride("PSFLW02", "PUCHI03", friday, friday.plus(Duration.ofHours(4)));

        assertThat(account.onCall("PSFLW02", friday, friday.plus(Duration.ofHours(4))))
                .filteredOn(shift -> !shift.start().isBefore(friday))
                .containsExactly(
                        new OnCallShift("PUCHI03", friday, Instant.parse("2026-09-11T15:00:00Z")),
                        new OnCallShift(
                                "PUCHI03", Instant.parse("2026-09-11T15:00:00Z"), friday.plusSeconds(4 * 3600)));
        ShiftSchedule after = (ShiftSchedule) account.schedule("PSFLW02").orElseThrow();
        assertThat(after.overrides()).extracting(ShiftOverride::id).contains(id);
        assertThat(records()).isEmpty();
    }

    @Test
    void givesEachOverrideAnIdOfItsOwn() {
        for (int hour = 0; hour < 3; hour++) {
            Instant start = Instant.parse("2026-09-11T06:00:00Z").plus(Duration.ofHours(hour));
            changes.addOverride("PSFLW02", "PUCHI03", start, start.plus(Duration.ofHours(2)));
            changes.addOverride("PSPRI01", "PUCHI03", start, start.plus(Duration.ofHours(2)));
        }

        ShiftSchedule shifts = (ShiftSchedule) account.schedule("PSFLW02").orElseThrow();
        LayerSchedule layers = (LayerSchedule) account.schedule("PSPRI01").orElseThrow();
        assertThat(Stream.concat(
                        shifts.overrides().stream().map(ShiftOverride::id),
                        shifts.customShifts().stream().map(CustomShift::id)))
                .doesNotHaveDuplicates();
        assertThat(layers.overrides()).extracting(LayerOverride::id).doesNotHaveDuplicates();
    }

    @Test
    void movesEverybodyOneTurnOn() {
        Instant now = clock.instant();
        assertThat(account.onCall("PSPRI01", now, now))
                .extracting(OnCallShift::userId)
                .containsExactly("PUANA01");

        changes.rotatePeople("PSPRI01");
        changes.rotatePeople("PSFLW02");

        assertThat(account.onCall("PSPRI01", now, now))
                .extracting(OnCallShift::userId)
                .containsExactly("PUBOL02");
        assertThat(account.onCall("PSFLW02", now, now)).isEmpty();
        assertThat(records())
                .extracting(record -> record.action() + " " + record.root().id())
                .containsExactly("update PSFLW02", "update PSPRI01");
    }

    @Test
    void setsThePeopleOfOnePartAndRecordsOnlyWhatChanged() {
        changes.setPeople("PSPRI01", "PLAYR01", List.of("PUCHI03"));
        changes.setPeople("PSPRI01", "PLAYR01", List.of("PUCHI03"));
        changes.setPeople("PSFLW02", "EV1", List.of("PUCHI03", "PUANA01"));

        assertThat(account.schedule("PSPRI01").orElseThrow().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.people()).containsExactly(Member.of("PUCHI03")));
        assertThat(account.schedule("PSFLW02").orElseThrow().parts())
                .singleElement()
                .satisfies(
                        part -> assertThat(part.people()).containsExactly(Member.of("PUCHI03"), Member.of("PUANA01")));
        assertThat(records()).hasSize(2);
    }

    @Test
    void copiesSchedulesWithIdsOfTheirOwnAndWithoutOverrides() {
        String layered = changes.copySchedule("PSPRI01", "Second line");
        String shifts = changes.copySchedule("PSFLW02", "Follow the Moon");

        LayerSchedule layers = (LayerSchedule) account.schedule(layered).orElseThrow();
        ShiftSchedule events = (ShiftSchedule) account.schedule(shifts).orElseThrow();
        assertThat(layers.name()).isEqualTo("Second line");
        assertThat(layers.overrides()).isEmpty();
        assertThat(layers.layers().get(0).id()).isNotEqualTo("PLAYR01");
        assertThat(layers.layers().get(0).userIds()).containsExactly("PUBOL02", "PUANA01");
        assertThat(events.overrides()).isEmpty();
        assertThat(events.customShifts()).isEmpty();
        assertThat(events.rotations().get(0).id()).isNotEqualTo("ROT1");
        assertThat(events.rotations().get(0).events().get(0).id()).isNotEqualTo("EV1");
        assertThat(records())
                .extracting(record -> record.action() + " " + record.root().id())
                .containsExactly("create " + shifts, "create " + layered);
    }

    @Test
    void leavesARecordOfAPolicysEdits() {
        EscalationPolicy policy = account.policy("PEPLT01").orElseThrow();

        changes.updatePolicy(policy);
        changes.updatePolicy(policy.renamed("Platform paging"));
        changes.updatePolicy(policy.renamed("Platform paging").swapped(1, 2));

        assertThat(account.policy("PEPLT01").orElseThrow().rules().get(0).id()).isEqualTo("PRUL002");
        assertThat(records())
                .extracting(AuditRecord::fields)
                .containsExactly(
                        List.of(),
                        List.of(new AuditRecord.Field("name", Optional.of("Platform EP"), "Platform paging")));
    }

    @Test
    void leavesARecordOfADeletedPolicy() {
        changes.deletePolicy("PEPLT01");

        assertThat(account.policy("PEPLT01")).isEmpty();
        assertThat(account.policiesOf("PSPRI01")).isEmpty();
        assertThat(records()).extracting(AuditRecord::action).containsExactly("delete");
    }

    @Test
    void recordsTheAddressOfSomebodyWhoseNameStays() {
        changes.renameUser("PUBOL02", "Bo Lindqvist", "bo@kestrel.example");
        changes.renameUser("PUBOL02", "Bo Lindqvist", "bo@kestrel.example");

        assertThat(records()).singleElement().satisfies(record -> assertThat(record.fields())
                .containsExactly(
                        new AuditRecord.Field("email", Optional.of("bo.l@kestrel.example"), "bo@kestrel.example")));
    }

    @Test
    void movesPeopleBetweenTeams() {
        changes.joinTeam("PUBOL02", "PTSEC02", "observer");
        changes.leaveTeam("PUBOL02", "PTPLT01");

        assertThat(account.user("PUBOL02").orElseThrow().teamRoles()).containsOnlyKeys("PTSEC02");
        assertThat(records()).hasSize(2).allMatch(record -> record.root().type().equals("team_reference"));
    }

    @Test
    void changesPeopleAndTeams() {
        changes.renameUser("PUBOL02", "Bo L.", "bo@kestrel.example");
        changes.setUserRole("PUBOL02", "observer");
        changes.setTeamPrivate("PTPLT01", true);
        changes.renameTeam("PTPLT01", "Foundations");

        assertThat(account.user("PUBOL02").orElseThrow().email()).isEqualTo("bo@kestrel.example");
        assertThat(account.user("PUBOL02").orElseThrow().role()).isEqualTo("observer");
        assertThat(account.team("PTPLT01"))
                .contains(new AccountTeam("PTPLT01", "Foundations", "Runs the shared platform", true));
        assertThat(records())
                .extracting(record -> record.fields().get(0).name())
                .containsExactlyInAnyOrder("name", "role", "default_role", "name");
    }

    @Test
    void addsAndReplacesSchedules() {
        LayerSchedule added = SmallAccount.schedule("Etc/UTC", List.of());
        changes.addSchedule(added);
        changes.replaceSchedule(SmallAccount.schedule("Etc/UTC", List.of(SmallAccount.weekly("PL", "PUANA01"))));

        assertThat(account.layerSchedules()).hasSize(2);
        assertThat(records()).extracting(AuditRecord::action).containsExactlyInAnyOrder("create", "update");
    }

    @Test
    void namesTheIdThatTheAccountDoesNotHave() {
        assertThatThrownBy(() -> changes.renameSchedule("PNOBODY", "x")).hasMessageContaining("PNOBODY");
        assertThatThrownBy(() -> changes.deleteUser("PUOLD09")).hasMessageContaining("PUOLD09");
        assertThatThrownBy(() -> changes.joinTeam("PUANA01", "PNOBODY", "observer"))
                .hasMessageContaining("PNOBODY");
        assertThatThrownBy(() -> changes.addOverride("PSFLW02", "PNOBODY", START, START.plusSeconds(1)))
                .hasMessageContaining("PNOBODY");
        assertThatThrownBy(() -> changes.setPeople("PSPRI01", "PLNONE", List.of()))
                .hasMessageContaining("PLNONE");
        assertThatThrownBy(() -> changes.deletePolicy("PNOBODY")).hasMessageContaining("PNOBODY");
        assertThatThrownBy(() -> account.onCall("PNOBODY", START, START)).hasMessageContaining("PNOBODY");
        assertThatThrownBy(() -> changes.upgradeToShiftBased("PSFLW02")).hasMessageContaining("already");
    }

    private List<AuditRecord> records() {
        return account.audit().between(Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));
    }
}
