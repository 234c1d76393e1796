package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                "sandbox --graph-port nowhere"
            })
    void endsWithUsage(String line) {
        CommandResult result = CommandResult.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isNotBlank();
        assertThat(result.out()).isEmpty();
    }

    @Test
    void helpListsEveryCommandAndExitCode() {
        CommandResult result = CommandResult.of("--help");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("run", "crawl", "plan", "preview", "config", "purge", "demo", "sandbox")
                .contains("Exit codes:");
    }

    @Test
    void tellsItsVersion() {
        CommandResult result = CommandResult.of("--version");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isNotBlank();
    }
}
