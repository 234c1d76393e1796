package org.schedulesconnector.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.schedulesconnector.crawl.ledger.Ledgers;
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

    /** The same for a command that writes nothing: where there is no ledger yet, it makes none, and has an empty one in memory. */
    LoadedSettings loadForReading() {
        LoadedSettings loaded = load();
        if (!Ledgers.isMissing(loaded.settings().state())) {
            return loaded;
        }
        return loadWithoutLedger();
    }

    /** The same with an empty ledger in memory, whatever the settings say. */
    LoadedSettings loadWithoutLedger() {
        Map<String, String> inMemory = new LinkedHashMap<>(overrides.take());
        inMemory.put("state.url", "jdbc:h2:mem:no-ledger-yet");
        return SettingsLoader.ofProcess(inMemory, config).load();
    }

    /** The file named by {@code --config}; null without one. */
    Path config() {
        return config;
    }
}
