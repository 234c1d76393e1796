package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The account of the samples: Platform Primary, layer-based, and Follow the Sun, shift-based, with names that tests can write. */
final class SmallAccount {
    static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    static final Instant MONDAY = Instant.parse("2026-01-05T09:00:00Z");

    private SmallAccount() {}

    static Account create(Clock clock) {
        Account account = new Account(clock);
        account.put(new AccountTeam("PTPLT01", "Platform", "Runs the shared platform", false));
        account.put(new AccountTeam("PTSEC02", "Security", "", true));
        account.put(user("PUANA01", "Ana Ruiz", "ana.ruiz@kestrel.example", "owner", Map.of("PTPLT01", "manager")));
        account.put(user(
                "PUBOL02", "Bo Lindqvist", "bo.l@kestrel.example", "limited_user", Map.of("PTPLT01", "responder")));
        account.put(
                user("PUCHI03", "千春 Okafor", "chi@kestrel.example", "limited_user", Map.of("PTSEC02", "responder")));
        account.putDeleted(user("PUOLD09", "Old User", "old@kestrel.example", "limited_user", Map.of()));
        account.put(platformPrimary());
        account.put(followTheSun());
        account.put(new EscalationPolicy(
                "PEPLT01",
                "Platform EP",
                "Platform paging order",
                2,
                Optional.of("PTPLT01"),
                List.of(
                        new EscalationPolicy.Rule("PRUL001", 15, List.of(EscalationPolicy.Target.schedule("PSPRI01"))),
                        new EscalationPolicy.Rule(
                                "PRUL002",
                                30,
                                List.of(
                                        EscalationPolicy.Target.schedule("PSFLW02"),
                                        EscalationPolicy.Target.user("PUBOL02"))))));
        return account;
    }

    private static AccountUser user(String id, String name, String email, String role, Map<String, String> teams) {
        return new AccountUser(id, name, email, "Europe/Madrid", role, "SRE", false, teams);
    }

    /** Weekly since January, Bo first; an override on the night of 9 September. */
    static LayerSchedule platformPrimary() {
        Layer weekly = weekly("PLAYR01", "PUBOL02", "PUANA01");
        return new LayerSchedule(
                "PSPRI01",
                "Platform Primary",
                "First line for the platform team",
                "Europe/Madrid",
                List.of("PTPLT01"),
                List.of(weekly),
                List.of(override("POVR001", "2026-09-09T18:00:00Z", "2026-09-10T06:00:00Z", "PUBOL02")));
    }

    static Layer weekly(String id, String... userIds) {
        return new Layer(
                id, "Weekly", MONDAY, Optional.empty(), MONDAY, Duration.ofDays(7), List.of(userIds), List.of());
    }

    static Layer restricted(Layer layer, Restriction... restrictions) {
        return new Layer(
                layer.id(),
                layer.name(),
                layer.start(),
                layer.end(),
                layer.virtualStart(),
                layer.turnLength(),
                layer.userIds(),
                List.of(restrictions));
    }

    static LayerOverride override(String id, String start, String end, String userId) {
        return new LayerOverride(id, Instant.parse(start), Instant.parse(end), userId);
    }

    static LayerSchedule schedule(String zone, List<Layer> layers, LayerOverride... overrides) {
        return new LayerSchedule("PSTEST1", "Test", "", zone, List.of(), layers, List.of(overrides));
    }

    /** Weekdays nine to five in Madrid, five shifts a member, the second place empty; one override, one custom shift. */
    static ShiftSchedule followTheSun() {
        ShiftEvent day = new ShiftEvent(
                "EV1",
                "EMEA day",
                Instant.parse("2026-01-05T08:00:00Z"),
                Instant.parse("2026-01-05T16:00:00Z"),
                "Europe/Madrid",
                Instant.parse("2026-01-05T00:00:00Z"),
                Optional.empty(),
                Recurrence.weeklyOn(Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY)),
                5,
                List.of(Member.EMPTY, Member.of("PUANA01")));
        return new ShiftSchedule(
                "PSFLW02",
                "Follow the Sun",
                "Three sites",
                "Etc/UTC",
                List.of("PTPLT01"),
                List.of(new ShiftRotation("ROT1", List.of(day))),
                List.of(new CustomShift(
                        "CUS1",
                        Instant.parse("2026-09-12T00:00:00Z"),
                        Instant.parse("2026-09-12T08:00:00Z"),
                        "ASG1",
                        Member.of("PUBOL02"))),
                List.of(new ShiftOverride(
                        "OVR1",
                        false,
                        "ROT1",
                        Instant.parse("2026-09-11T11:00:00Z"),
                        Instant.parse("2026-09-11T15:00:00Z"),
                        Member.of("PUANA01"),
                        Member.of("PUBOL02"))));
    }

    static Restriction nineToFive(DayOfWeek day) {
        return Restriction.weekly(day, LocalTime.of(9, 0), Duration.ofHours(8));
    }

    static TimeSpan span(String start, String end) {
        return new TimeSpan(Instant.parse(start), Instant.parse(end));
    }

    static RenderWindow window(String start, String end) {
        return new RenderWindow(span(start, end), false);
    }
}
