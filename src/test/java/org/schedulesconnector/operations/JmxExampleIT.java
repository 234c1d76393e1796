package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;

/** The client that docs/operations.md shows runs, and finds a service by its process id. */
@Timeout(120)
class JmxExampleIT {
    @Test
    void looksAtARunningServiceAndSteersIt() throws Exception {
        try (CrawlWorld world = CrawlWorld.start().serving()) {
            assertThat(run("pause")).startsWith("The connector is paused: no run begins");
            assertThat(run("approveDeletions", "12"))
                    .isEqualToIgnoringNewLines("The full crawl is queued. It begins after the pause.");
            assertThat(run()).contains("State = paused", "Queued = full crawl", "LastOutcome = null");
            assertThat(world.items()).isEmpty();
        }
    }

    private static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "docs/ConnectorJmx.java",
                Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(arguments));
        Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
