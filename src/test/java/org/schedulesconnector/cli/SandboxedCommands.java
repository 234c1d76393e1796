package org.schedulesconnector.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.schedulesconnector.sandbox.Sandbox;

/** A sandbox and a settings file that points at it; commands find both. */
final class SandboxedCommands implements AutoCloseable {
    final Sandbox sandbox;
    private final Path config;

    /** @param folder where settings and ledger go */
    SandboxedCommands(Path folder) throws IOException {
        this(folder, Sandbox.start());
    }

    /** @param sandbox is closed with this */
    SandboxedCommands(Path folder, Sandbox sandbox) throws IOException {
        this.sandbox = sandbox;
        config = folder.resolve("sandbox.properties");
        Properties properties = new Properties();
        properties.putAll(sandbox.settings());
        properties.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
        write(properties);
    }

    /** Where the ledger is, once there is one. */
    Path ledgerFile() {
        return config.resolveSibling("ledger.mv.db");
    }

    /** Adds a line to the settings file. */
    void set(String key, String value) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config)) {
            properties.load(reader);
        }
        properties.put(key, value);
        write(properties);
    }

    private void write(Properties properties) throws IOException {
        try (Writer writer = Files.newBufferedWriter(config)) {
            properties.store(writer, null);
        }
    }

    /** Runs a command with the sandbox's settings; arguments that are given go before them. */
    CommandResult run(String command, String... arguments) {
        return CommandResult.of(line(command, arguments));
    }

    /** The command line that {@link #run} runs. */
    String[] line(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        return all.toArray(String[]::new);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
