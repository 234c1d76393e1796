package org.schedulesconnector.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;
import picocli.CommandLine.Option;

/** Settings on the command line. */
final class OverrideOptions {
    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description = "Set one setting, or one camel.* setting; goes before environment and file. Repeatable.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /** What was set; hands Camel's own to Camel, which reads system properties before any file. */
    Map<String, String> take() {
        overrides.forEach((key, value) -> {
            if (key.startsWith("camel.")) {
                System.setProperty(key, value);
            }
        });
        return overrides;
    }

    /** The settings that point at a sandbox, with the command line's own before them and nothing else. */
    LoadedSettings loadFor(Map<String, String> sandbox) {
        return new SettingsLoader(List.of(SettingsSource.commandLine(take()), SettingsSource.of("sandbox", sandbox)))
                .load();
    }
}
