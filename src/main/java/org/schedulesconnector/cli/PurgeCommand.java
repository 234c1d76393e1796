package org.schedulesconnector.cli;

import java.io.Console;
import java.util.concurrent.Callable;
import org.schedulesconnector.settings.LoadedSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "purge",
        description = "Delete the external connection with all its items, after confirmation.",
        mixinStandardHelpOptions = true)
final class PurgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--confirm",
            paramLabel = "CONNECTION",
            description = "Confirm by naming the connection, where nobody can be asked.")
    private String confirmed;

    @Override
    public Integer call() {
        LoadedSettings loaded = settings.load();
        String connection = loaded.settings().graph().connectionId();
        if (!connection.equals(answer(connection))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing was deleted: the answer is not the connection's id, " + connection + ".");
        }
        try (ConnectorRuntime runtime = ConnectorRuntime.onDemand(loaded, settings.config())) {
            boolean existed = runtime.purge().existed();
            spec.commandLine()
                    .getOut()
                    .println(
                            existed
                                    ? "Deleted the connection " + connection + " with everything in it."
                                    : "There was no connection " + connection
                                            + "; the ledger has forgotten its items.");
        }
        return ExitCode.DONE;
    }

    private String answer(String connection) {
        if (confirmed != null) {
            return confirmed;
        }
        Console console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), "Nobody can be asked here: confirm with --confirm " + connection + ".");
        }
        return console.readLine(
                "This deletes the external connection %s and every item in it. Type its id to go on: ", connection);
    }
}
