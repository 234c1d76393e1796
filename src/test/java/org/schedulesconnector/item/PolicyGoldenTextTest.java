package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.item.Policies.level;
import static org.schedulesconnector.item.Policies.platform;
import static org.schedulesconnector.item.Policies.policy;
import static org.schedulesconnector.item.Policies.schedule;
import static org.schedulesconnector.item.Schedules.ANA;
import static org.schedulesconnector.item.Schedules.BO;
import static org.schedulesconnector.item.Schedules.CHI;
import static org.schedulesconnector.item.Schedules.NOW;
import static org.schedulesconnector.item.Schedules.platformPrimary;
import static org.schedulesconnector.item.Schedules.regular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;

/** Whole texts of escalation policies as they are sent. Read them: they are what Copilot quotes. */
class PolicyGoldenTextTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void writesTheTextThatWasAgreed(String file, EscalationPath path, Instant now, List<OnCallSchedule> visible)
            throws IOException {
        String text = Policies.item(path, now, visible.toArray(OnCallSchedule[]::new))
                .content()
                .value();

        assertThat(text + "\n").isEqualTo(golden(file));
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                golden("policy-two-levels", platform(), NOW, platformPrimary(), followTheSun()),
                golden(
                        "policy-after-a-hand-off",
                        platform(),
                        Instant.parse("2026-09-09T20:30:00Z"),
                        platformPrimary(),
                        followTheSun()),
                golden("policy-restricted-schedule", platform(), NOW, platformPrimary()),
                golden("policy-round-robin", roundRobin(), NOW),
                golden("policy-nobody-first", policy(0, level(15, schedule("PSOFF01"))), NOW, officeHours()),
                golden("policy-no-hand-off-in-sight", policy(1, level(1, schedule("PSALL01"))), NOW, always()),
                golden("policy-of-which-little-is-told", little(), NOW));
    }

    private static EscalationPath roundRobin() {
        Level inTurn = new Level(
                Duration.ofMinutes(5),
                true,
                List.of(
                        new Target(TargetKind.PERSON, ANA.id(), null),
                        new Target(TargetKind.PERSON, "PUOLD09", "Old User"),
                        new Target(TargetKind.OTHER, "PBOT001", "Night\nbot")));
        Level one = new Level(Duration.ofMinutes(5), true, List.of(new Target(TargetKind.PERSON, CHI.id(), null)));
        return policy(1, inTurn, one);
    }

    private static EscalationPath little() {
        return new EscalationPath(
                "PEP0001",
                "\u202E",
                null,
                null,
                3,
                List.of(new TeamReference("PT1", "Payments"), new TeamReference("PT2", null)),
                true,
                List.of(),
                List.of(
                        new Level(null, false, List.of()),
                        new Level(null, false, List.of(new Target(TargetKind.OTHER, "PX", null)))));
    }

    private static OnCallSchedule followTheSun() {
        return Schedules.schedule("PSFLW02", "Follow the Sun", "Etc/UTC", NOW)
                .kind(ScheduleKind.SHIFT_BASED)
                .shifts(List.of(
                        regular(ANA, "2026-09-08T06:00:00Z", "2026-09-08T14:00:00Z"),
                        regular(BO, "2026-09-08T08:00:00Z", "2026-09-08T16:00:00Z")))
                .build();
    }

    private static OnCallSchedule officeHours() {
        return Schedules.schedule("PSOFF01", "Office hours", "Middle-earth/Bree", NOW)
                .shifts(List.of(regular(ANA, "2026-09-09T13:00:00Z", "2026-09-10T04:00:00Z")))
                .build();
    }

    private static OnCallSchedule always() {
        return Schedules.schedule("PSALL01", "Always", "Asia/Kolkata", NOW)
                .shifts(List.of(regular(CHI, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .build();
    }

    private static Arguments golden(String file, EscalationPath path, Instant now, OnCallSchedule... visible) {
        return Arguments.of(file, Named.of(path.name(), path), now, List.of(visible));
    }

    private static String golden(String file) throws IOException {
        try (InputStream text = PolicyGoldenTextTest.class.getResourceAsStream("/item/" + file + ".txt")) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
