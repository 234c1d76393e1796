package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.MovableClock;

class AccountGeneratorTest {
    private static final String EVERYTHING = "/schedules?limit=100&include[]=schedule_layers"
            + "&include[]=overrides_subschedule&include[]=final_schedule&time_zone=Etc/UTC"
            + "&since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z";

    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);

    @Test
    void givesTheSameAccountForTheSameSeed() {
        PagerDutyService one = service(11);
        PagerDutyService same = service(11);
        PagerDutyService other = service(12);

        for (String target : List.of(EVERYTHING, "/users?limit=100", "/audit/records?since=2026-08-10T00:00:00Z")) {
            assertThat(Caller.of(one).get(target).text())
                    .isEqualTo(Caller.of(same).get(target).text());
            assertThat(Caller.of(one).get(target).text())
                    .isNotEqualTo(Caller.of(other).get(target).text());
        }
    }

    @Test
    void makesExactlyAsMuchAsAsked() {
        Account account = AccountGenerator.generate(new AccountSize(50, 9, 77, 13, 21), 1, clock);

        assertThat(account.layerSchedules()).hasSize(50);
        assertThat(account.shiftSchedules()).hasSize(9);
        assertThat(account.users()).hasSize(77);
        assertThat(account.teams()).hasSize(13);
        assertThat(account.policies()).hasSize(21);
        assertThat(account.deletedUsers()).hasSize(2);
    }

    @Test
    void hasSomebodyOnCallForTheDatabaseTeam() {
        Account account = kestrel();
        LayerSchedule primary =
                (LayerSchedule) account.scheduleNamed("Database Primary").orElseThrow();
        RenderWindow week = SmallAccount.window("2026-09-08T10:00:00Z", "2026-09-15T10:00:00Z");
        LayerScheduleRenderer renderer = new LayerScheduleRenderer(primary, week);

        assertThat(renderer.coverage(renderer.finalSchedule())).isEqualTo(100.0);
        assertThat(renderer.overrides()).isNotEmpty();
        assertThat(renderer.overrides().get(0).userId())
                .isNotEqualTo(new LayerScheduleRenderer(
                                primary,
                                new RenderWindow(renderer.overrides().get(0).span(), false))
                        .layer(primary.layers().get(0))
                        .get(0)
                        .userId());
        assertThat(account.policiesOf(primary.id())).isNotEmpty();
        assertThat(account.team(primary.teamIds().get(0)).orElseThrow().isPrivate())
                .isFalse();
    }

    @Test
    void holdsEverythingThatAConnectorMustCopeWith() {
        Account account = kestrel();
        Set<String> gone = new HashSet<>();
        account.deletedUsers().forEach(user -> gone.add(user.id()));

        assertThat(account.layerSchedules())
                .anyMatch(schedule -> schedule.timeZone().equals("Eastern Time (US & Canada)"))
                .anyMatch(schedule -> schedule.userIds().anyMatch(gone::contains))
                .anyMatch(schedule -> schedule.userIds().findAny().isEmpty())
                .anyMatch(schedule -> schedule.teamIds().isEmpty())
                .anyMatch(schedule -> account.policiesOf(schedule.id()).isEmpty())
                .anyMatch(schedule -> schedule.description().isEmpty())
                .anyMatch(schedule -> schedule.teamIds().size() == 2);
        assertThat(account.shiftSchedules())
                .anyMatch(this::hasSeveralOnCallNow)
                .anyMatch(AccountGeneratorTest::hasEmptyPlace);
        assertThat(account.teams()).anyMatch(AccountTeam::isPrivate);
        assertThat(account.users())
                .anyMatch(user -> user.name().codePoints().anyMatch(AccountGeneratorTest::isHan))
                .anyMatch(user -> user.email().endsWith("@partner.example"))
                .anyMatch(user -> !user.email().equals(user.email().toLowerCase()))
                .anyMatch(AccountUser::invitationSent);
    }

    @Test
    void givesEveryAddressAndIdOnce() {
        Account account = AccountGenerator.generate(new AccountSize(400, 60, 3_000, 200, 150), 5, clock);

        assertThat(account.users())
                .extracting(user -> user.email().toLowerCase())
                .doesNotHaveDuplicates();
        assertThat(account.schedules()).extracting(AccountSchedule::id).doesNotHaveDuplicates();
        assertThat(account.layerSchedules()).extracting(LayerSchedule::name).doesNotHaveDuplicates();
        assertThat(account.teams()).extracting(AccountTeam::name).doesNotHaveDuplicates();
        assertThat(account.policies()).allSatisfy(policy -> assertThat(policy.targets())
                .allMatch(target -> target.isUser()
                        ? account.user(target.id()).isPresent()
                        : account.schedule(target.id()).isPresent()));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void generatesAndServesTenThousandSchedules() {
        Account account = AccountGenerator.generate(new AccountSize(10_000, 500, 12_000, 900, 3_000), 1, clock);

        Caller.Answered page =
                Caller.of(account, PagerDutyOptions.defaults(), clock).get(EVERYTHING + "&offset=9900");

        assertThat(account.schedules()).hasSize(10_500);
        assertThat(page.body().path("schedules")).hasSize(100);
    }

    @Test
    void datesAuditRecordsBackBeyondRetention() {
        List<AuditRecord> records = kestrel().audit().between(Instant.EPOCH, clock.instant());

        assertThat(records).isNotEmpty().anyMatch(record -> record.time()
                .isBefore(clock.instant().minus(Duration.ofDays(365))));
        assertThat(records).extracting(AuditRecord::time).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void refusesAnAccountInWhichNobodyCouldBeOnCall() {
        assertThatThrownBy(() -> new AccountSize(1, 1, 3, 1, 1)).hasMessageContaining("at least 12 users");
        assertThatThrownBy(() -> new AccountSize(-1, 1, 30, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Account kestrel() {
        return AccountGenerator.generate(AccountSize.kestrel(), 1, clock);
    }

    private PagerDutyService service(long seed) {
        return new PagerDutyService(
                AccountGenerator.generate(AccountSize.kestrel(), seed, clock), PagerDutyOptions.defaults(), clock);
    }

    private boolean hasSeveralOnCallNow(ShiftSchedule schedule) {
        TimeSpan now = new TimeSpan(clock.instant(), clock.instant().plusSeconds(1));
        return new ShiftScheduleRenderer(schedule, new RenderWindow(now, false))
                        .finalSchedule()
                        .size()
                > 1;
    }

    private static boolean hasEmptyPlace(ShiftSchedule schedule) {
        return schedule.rotations().stream()
                .flatMap(rotation -> rotation.events().stream())
                .anyMatch(event -> event.members().contains(Member.EMPTY));
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
