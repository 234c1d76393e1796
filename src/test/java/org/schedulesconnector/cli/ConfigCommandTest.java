package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String GOOD =
            """
            pagerduty.subdomain=kestrel
            pagerduty.client-id=an-id
            pagerduty.client-secret=a-very-secret-word
            graph.tenant-id=4f6a1c1e-5c2b-4f0e-9a57-3a1d0c7be001
            graph.client-id=a0d2e7b4-91c3-4d58-8f26-6c1b5e90f002
            graph.client-secret=another~very.secret-word_0123456789abcd
            """;

    @TempDir
    private Path folder;

    private String config;

    @BeforeEach
    void writeSettings() throws Exception {
        Path file = folder.resolve("good.properties");
        Files.writeString(file, GOOD);
        config = file.toString();
    }

    @Test
    void namesEveryMistakeAtOnceAndTheNearestKnownName() {
        CommandResult result = CommandResult.of("config", "-Dpagerduty.regoin=us", "-Dcrawl.window.days-before=-1");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("pagerduty.regoin")
                .contains("pagerduty.region")
                .contains("crawl.window.days-before")
                .contains("-1");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void looksIntoTheFilesThatSettingsName() throws Exception {
        Path schema = Files.writeString(folder.resolve("graph-schema.json"), "{");
        Path overrides = Files.writeString(folder.resolve("people.csv"), "P1");

        CommandResult badSchema = CommandResult.of("config", "--config", config, "-Dgraph.schema=" + schema);
        CommandResult badOverrides =
                CommandResult.of("config", "--config", config, "-Daccess.identity.overrides=" + overrides);

        assertThat(badSchema.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(badSchema.err()).contains(schema.toString());
        assertThat(badOverrides.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(badOverrides.err()).contains(overrides.toString());
    }

    @Test
    void namesEachPlaceholderThatWasLeftInPlace() {
        CommandResult result = CommandResult.of("config");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("pagerduty.subdomain")
                .contains("pagerduty.client-id")
                .contains("graph.tenant-id")
                .contains("graph.client-id");
    }

    @Test
    void printsWhatHoldsWithItsOriginAndNoSecret() {
        CommandResult result = CommandResult.of("config", "--config", config, "-Dgraph.writers=4");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("graph.writers = 4   # command line")
                .contains("pagerduty.subdomain = kestrel   # file ")
                .contains("pagerduty.client-secret")
                .doesNotContain("secret-word");
        assertThat(result.err()).doesNotContain("secret-word");
    }

    @Test
    void printsJsonForPrograms() throws Exception {
        CommandResult result = CommandResult.of("config", "--json", "--config", config);

        JsonNode settings = new JsonMapper().readTree(result.out());
        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(settings).anySatisfy(setting -> {
            assertThat(setting.path("key").asText()).isEqualTo("pagerduty.client-secret");
            assertThat(setting.path("secret").asBoolean()).isTrue();
        });
        assertThat(result.out()).doesNotContain("secret-word");
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        CommandResult result = CommandResult.of("config", "--config", "/no/such/file.properties");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("/no/such/file.properties");
    }
}
