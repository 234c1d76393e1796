package org.schedulesconnector.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;
import picocli.CommandLine.Option;

/** Where a command takes its settings from. */
final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read settings from this file instead of application.properties.")
    private Path config;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "Set one setting, or one camel.* setting; goes before environment and file. Repeatable.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** Reads and checks the settings; hands Camel's own to Camel. */
    LoadedSettings load() {
        handToCamel();
        return SettingsLoader.ofProcess(overrides, config).load();
    }

    /** The settings that point at a sandbox, with the command line's own before them and nothing else. */
    LoadedSettings loadFor(Map<String, String> sandbox) {
        handToCamel();
        List<SettingsSource> sources = new ArrayList<>();
        sources.add(SettingsSource.commandLine(overrides));
        sources.add(SettingsSource.of("sandbox", sandbox));
        return new SettingsLoader(sources).load();
    }

    /** Camel reads its settings from system properties before any file. */
    private void handToCamel() {
        overrides.forEach((key, value) -> {
            if (key.startsWith("camel.")) {
                System.setProperty(key, value);
            }
        });
    }

    /** The file named by {@code --config}; null without one. */
    Path config() {
        return config;
    }
}
