package org.schedulesconnector.cli;

import java.nio.file.Path;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.SettingsLoader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read settings from this file instead of application.properties.")
    private Path config;

    @Mixin
    private OverrideOptions overrides;

    /** Reads and checks the settings; hands Camel's own to Camel. */
    LoadedSettings load() {
        return SettingsLoader.ofProcess(overrides.take(), config).load();
    }

    /** The file named by {@code --config}; null without one. */
    Path config() {
        return config;
    }
}
