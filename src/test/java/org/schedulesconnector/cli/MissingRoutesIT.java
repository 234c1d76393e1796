package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start without the routes is no start. */
class MissingRoutesIT {
    @TempDir
    private Path folder;

    @Test
    void namesTheFileAndTheLineThatCamelCannotRead() throws Exception {
        Path broken = Files.writeString(folder.resolve("99-own.camel.yaml"), "- route:\n    id: [\n");
        try (SandboxedCommands commands = new SandboxedCommands(folder)) {
            commands.set("camel.main.routesIncludePattern", "file:" + broken);

            CommandResult result = commands.run("crawl");

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("99-own.camel.yaml", "line 3").doesNotContain("\tat ");
        }
    }

    @Test
    void namesTheRoutesThatAreMissingAndWhereTheyBelong() throws Exception {
        try (SandboxedCommands commands = new SandboxedCommands(folder)) {
            commands.set("camel.main.routesIncludePattern", "classpath:nowhere/*.camel.yaml");

            CommandResult result = commands.run("crawl");

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .contains(
                            "crawl, connection, directory, permissions, schedules, items, joining, verification, removal,"
                                    + " recover, purge, preview")
                    .contains("routes/");
            assertThat(commands.sandbox.graph().traffic().total()).isZero();
        }
    }
}
