package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.schedulesconnector.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description =
                "Serve a PagerDuty account and a Microsoft 365 tenant on this machine, and print the settings for them.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SandboxOptions sandbox;

    @Option(
            names = "--pagerduty-port",
            paramLabel = "PORT",
            defaultValue = "18081",
            description = "Port of the PagerDuty account; 0 for any (default: ${DEFAULT-VALUE}).")
    private int pagerDutyPort;

    @Option(
            names = "--graph-port",
            paramLabel = "PORT",
            defaultValue = "18082",
            description = "Port of the tenant; 0 for any (default: ${DEFAULT-VALUE}).")
    private int graphPort;

    @Option(
            names = "--control-port",
            paramLabel = "PORT",
            defaultValue = "18083",
            description = {
                "Port of the control address, which edits the account, moves the sandbox's clock and adds faults, and lists what it can"
                        + " do at /; 0 for any (default: ${DEFAULT-VALUE}).",
                "A connector in another process keeps its own clock: it says who is on call at its own time, and does not see audit"
                        + " records that are dated ahead of it. Moving the sandbox's clock there changes what the sandbox dates and"
                        + " answers as now (records, tokens, /oncalls). To move both clocks at once use demo --serve."
            })
    private int controlPort;

    @Override
    public Integer call() throws InterruptedException {
        requirePort("--pagerduty-port", pagerDutyPort);
        requirePort("--graph-port", graphPort);
        requirePort("--control-port", controlPort);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Sandbox running = sandbox.builder()
                .pagerDutyPort(pagerDutyPort)
                .graphPort(graphPort)
                .controlPort(controlPort)
                .start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "sandbox-shutdown"));
            print(running);
            stopped.await();
        }
        return ExitCode.DONE;
    }

    private void requirePort(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from 0 to " + HIGHEST_PORT + ", and it is " + port);
        }
    }

    private void print(Sandbox running) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("# The sandbox is up until it is stopped. Put these lines into a file and give it to any command:");
        out.println("#   java -jar target/pagerduty-schedules-connector.jar crawl --config FILE");
        Map<String, String> printed = new LinkedHashMap<>(running.settings());
        printed.put("access.mode", "source");
        printed.put("state.url", "jdbc:h2:file:./state/sandbox");
        printed.forEach((key, value) -> out.println(key + "=" + value));
        SignInHints.lines("the file").forEach(line -> out.println("# " + line));
        new ControlHints(running).lines().forEach(line -> out.println("# " + line));
        out.flush();
    }
}
