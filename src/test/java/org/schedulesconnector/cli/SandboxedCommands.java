package org.schedulesconnector.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.schedulesconnector.sandbox.Sandbox;

/** A sandbox and a settings file that points at it; commands find both. */
final class SandboxedCommands implements AutoCloseable {
    final Sandbox sandbox = Sandbox.start();
    private final Path config;

    /** @param folder where settings and ledger go */
    SandboxedCommands(Path folder) throws IOException {
        config = folder.resolve("sandbox.properties");
        Properties properties = new Properties();
        properties.putAll(sandbox.settings());
        properties.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
        try (Writer writer = Files.newBufferedWriter(config)) {
            properties.store(writer, null);
        }
    }

    /** Runs a command with the sandbox's settings; arguments that are given go before them. */
    CommandResult run(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--config", config.toString()));
        all.addAll(List.of(arguments));
        return CommandResult.of(all.toArray(String[]::new));
    }

    Map<String, String> settings() {
        return sandbox.settings();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
