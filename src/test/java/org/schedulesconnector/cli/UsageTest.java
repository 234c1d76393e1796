package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are wrong are refused before anything is started. */
class UsageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crwal",
                "crawl --limit",
                "crawl --limit none",
                "crawl --limit 0",
                "crawl --approve-deletions -1",
                "crawl --nonsense",
                "preview",
                "preview P1 P2",
                "authorize --port 0",
                "authorize --timeout 0",
                "authorize --port here",
                "demo --config sandbox.properties",
                "demo --users 3",
                "demo --latency -1",
                "sandbox --layer-based -5",
                "sandbox --pagerduty-port 65536",
                "sandbox --graph-port -1",
                "sandbox --graph-port nowhere",
                "sandbox --control-port 65536"
            })
    void endsWithUsage(String line) {
        CommandResult result = CommandResult.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).containsAnyOf("Usage: ", "Did you mean: ").doesNotContain("This is a fault");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void namesThePortThatIsTakenAndTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandResult result = CommandResult.of("sandbox", "--pagerduty-port", "" + taken.getLocalPort());

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .contains("127.0.0.1:" + taken.getLocalPort(), "Choose a free port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void helpListsEveryCommandAndExitCode() {
        CommandResult result = CommandResult.of("--help");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("run", "crawl", "plan", "preview", "map-identities", "explain-access")
                .contains("authorize", "config", "purge", "ledger", "demo", "sandbox")
                .contains("Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "crawl --version", "sandbox -V"})
    void tellsItsVersion(String line) {
        CommandResult result = CommandResult.of(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isNotBlank();
    }
}
