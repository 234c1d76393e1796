package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's mistake in a route file stops the start before anything is asked of either service, and says where it is. */
class BrokenRoutesIT {
    private static final String ROUTE =
            """
            - route:
                id: own
                description: Of an operator
                from:
                  uri: direct:own
                  steps:
                    - log:
                        message: begins
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    YAML that is none        | log: [                                                          | 10
                    unknown step             | logg:\\n    message: hello                                       |  9
                    unknown option of a step | log:\\n    messages: hello                                       | 10
                    unknown bean             | bean:\\n    ref: nobody\\n    method: work                        |  9
                    unknown component        | to:\\n    uri: nowhere:at-all                                    |  9
                    unknown endpoint option  | to:\\n    uri: direct:crawl\\n    parameters:\\n      colour: blue |  9
                    unknown option of ours   | to:\\n    uri: graph-external:x\\n    parameters:\\n      operation: putItem\\n      writer: 3 | 9
                    unknown placeholder      | to:\\n    uri: "direct:{{graph.nothing}}"                        |  9
                    deep in a route          | filter:\\n    simple: "${body}"\\n    steps:\\n      - bean:\\n          ref: nobody | 12
                    """)
    void namesFileAndLine(String mistake, String step, int line) throws Exception {
        Path broken = Files.writeString(
                folder.resolve("99-own.camel.yaml"), ROUTE + "        - " + step.replace("\\n", "\n        ") + "\n");
        try (SandboxedCommands commands = new SandboxedCommands(folder)) {
            commands.set("camel.main.routesIncludePattern", "classpath:routes/*.camel.yaml,file:" + broken);

            CommandResult result = commands.run("crawl");

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .as(mistake)
                    .contains("99-own.camel.yaml, line " + line)
                    .doesNotContain("\tat ");
            assertThat(commands.sandbox.graph().traffic().total()).isZero();
            assertThat(commands.sandbox.pagerDuty().traffic().total()).isZero();
        }
    }
}
