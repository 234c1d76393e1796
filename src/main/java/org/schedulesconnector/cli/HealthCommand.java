package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.SettingsException;
import org.schedulesconnector.settings.SettingsProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The probe of containers: it asks on this machine, so that no port has to be open for it. Starts neither Camel nor a log. */
@Command(
        name = HealthCommand.NAME,
        description = "Ask the service on this machine whether it is ready to begin runs, as a probe does.",
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    static final String NAME = "health";

    private static final SettingsProblem NO_ADDRESS = new SettingsProblem(
            "operations.port",
            "names no address to ask at, or operations.enabled is false",
            "The service is asked over its HTTP API.",
            "Give it a port, and keep it enabled.");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--live",
            description = "Ask only whether the process answers; it need not be ready: its ledger may be away.")
    private boolean live;

    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() {
        LoadedSettings loaded = settings.load();
        Lookout lookout = new Lookout(loaded);
        if (!lookout.hasAddress()) {
            throw new SettingsException(List.of(NO_ADDRESS));
        }
        Optional<JsonNode> answer = lookout.service(live ? "openapi.json" : "status");
        return tell(
                answer.map(HealthCommand::problem).orElseGet(() -> "No service answers at " + lookout.address() + "."));
    }

    /** @return empty text when there is none */
    private static String problem(JsonNode status) {
        return status.path("problem").asText("");
    }

    private int tell(String problem) {
        spec.commandLine().getOut().println(problem.isEmpty() ? "up" : "down: " + Printable.line(problem));
        spec.commandLine().getOut().flush();
        return problem.isEmpty() ? ExitCode.DONE : ExitCode.INTERNAL;
    }
}
