package org.schedulesconnector.cli;

import java.util.concurrent.Callable;
import org.schedulesconnector.Connector;
import org.schedulesconnector.settings.LoadedSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Check the settings and print what holds, where it comes from, and no secret.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        LoadedSettings loaded = settings.load();
        Connector.check(loaded.settings());
        spec.commandLine()
                .getOut()
                .println(
                        output.json()
                                ? loaded.effective().toJson()
                                : loaded.effective().toText());
        loaded.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        return ExitCode.DONE;
    }
}
