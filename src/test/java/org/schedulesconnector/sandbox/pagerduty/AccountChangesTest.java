package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
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
        assertThat(records()).extracting(AuditRecord::action).containsExactly("delete");
    }

    @Test
    void keepsADeletedUserInSchedulesAndOutOfPolicies() {
        changes.deleteUser("PUBOL02");

        assertThat(account.user("PUBOL02")).isEmpty();
        assertThat(account.deletedUser("PUBOL02")).isPresent();
        assertThat(account.layerSchedules().get(0).userIds()).contains("PUBOL02");
        assertThat(account.policy("PEPLT01").orElseThrow().targets())
                .doesNotContain(EscalationPolicy.Target.user("PUBOL02"));
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
        assertThatThrownBy(() -> changes.addOverride("PSFLW02", "PUANA01", START, START.plusSeconds(1)))
                .hasMessageContaining("shift-based");
        assertThatThrownBy(() -> changes.upgradeToShiftBased("PSFLW02")).hasMessageContaining("already");
    }

    private List<AuditRecord> records() {
        return account.audit().between(Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));
    }
}
