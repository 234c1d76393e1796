package org.schedulesconnector.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.schedulesconnector.Main;
import org.schedulesconnector.cli.CrawlWorld;

/** The connector in a process of its own, as an operator starts it, on the class path of the tests. */
final class ConnectorProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;

    private ConnectorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a command with the settings of a world, whose own connector must not have the ledger open. */
    static ConnectorProcess start(CrawlWorld world, String... command) {
        try {
            Path output = Files.createTempFile(world.folder(), "process", ".log");
            List<String> line = new ArrayList<>(List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-BytecodeVerificationRemote",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            line.addAll(List.of(command));
            line.addAll(List.of("--config", settings(world).toString()));
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new ConnectorProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path settings(CrawlWorld world) throws IOException {
        Path file = world.folder().resolve("connector.properties");
        Properties properties = new Properties();
        properties.putAll(world.settings());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. Returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end and gives the exit code. */
    int await() {
        if (!endsWithin(LONGEST)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end within " + LONGEST + ":\n" + output());
        }
        return process.exitValue();
    }

    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
