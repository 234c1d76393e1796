package org.schedulesconnector.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prometheus's own checker of rules and metrics. */
final class Promtool {
    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /**
     * What it found.
     *
     * @param output all that it printed
     */
    record Verdict(int exitCode, String output) {}

    /** Skips the test where it is not installed. */
    static void require(Class<?> test) {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM),
                "There is no /usr/bin/promtool: apt-get install -y prometheus, then mvn verify -Dit.test="
                        + test.getSimpleName());
    }

    static Verdict run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        Path in = Files.createTempFile("promtool", ".txt");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Verdict(process.waitFor(), output);
        } finally {
            Files.delete(in);
        }
    }
}
