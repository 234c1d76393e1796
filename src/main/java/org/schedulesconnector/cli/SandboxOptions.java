package org.schedulesconnector.cli;

import java.time.Duration;
import org.schedulesconnector.sandbox.Latency;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How big a sandbox is, and how slow. */
final class SandboxOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another number is another account (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--layer-based", paramLabel = "N", description = "Layer-based schedules.")
    private Integer layerBased;

    @Option(names = "--shift-based", paramLabel = "N", description = "Shift-based schedules.")
    private Integer shiftBased;

    @Option(names = "--users", paramLabel = "N", description = "People.")
    private Integer users;

    @Option(names = "--teams", paramLabel = "N", description = "Teams.")
    private Integer teams;

    @Option(names = "--policies", paramLabel = "N", description = "Escalation policies.")
    private Integer policies;

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Milliseconds that each answer takes (default: ${DEFAULT-VALUE}).")
    private long latency;

    Sandbox.Builder builder() {
        Latency fixed = Latency.fixed(delay(latency));
        return Sandbox.builder().seed(seed).size(size()).pagerDutyLatency(fixed).graphLatency(fixed);
    }

    private AccountSize size() {
        AccountSize kestrel = AccountSize.kestrel();
        try {
            return new AccountSize(
                    or(layerBased, kestrel.layerBased()),
                    or(shiftBased, kestrel.shiftBased()),
                    or(users, kestrel.users()),
                    or(teams, kestrel.teams()),
                    or(policies, kestrel.policies()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "No such sandbox: " + e.getMessage(), e);
        }
    }

    private Duration delay(long milliseconds) {
        if (milliseconds < 0) {
            throw new ParameterException(spec.commandLine(), "--latency must be 0 or more, and it is " + milliseconds);
        }
        return Duration.ofMillis(milliseconds);
    }

    private static int or(Integer given, int usual) {
        return given == null ? usual : given;
    }
}
