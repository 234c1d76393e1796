package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.loaderOf;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSettingsTest {
    private static final String SECRET = "s3cr3t~value";

    @TempDir
    Path folder;

    @Test
    void comesFromAFile() throws IOException {
        LoadedSettings loaded = load(withSecretFile(file("  " + SECRET + "\n", "rw-------")));

        assertThat(loaded.settings().graph().clientSecret().reveal()).isEqualTo(SECRET);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.effective().settings())
                .filteredOn(setting -> setting.key().equals("graph.client-secret"))
                .containsExactly(new EffectiveSetting(
                        "graph.client-secret", "********", "graph.client-secret-file (test)", true));
    }

    @Test
    void warnsOfAFileThatEverybodyMayRead() throws IOException {
        LoadedSettings loaded = load(withSecretFile(file(SECRET, "rw-r--r--")));

        assertThat(loaded.warnings()).singleElement().asString().contains("graph.client-secret-file", "chmod go-r");
    }

    /** As Kubernetes mounts them: links to links, for all to read. */
    @Test
    void followsLinksAndOnlyWarnsOfWhatKubernetesMounts() throws IOException {
        Path data = Files.createSymbolicLink(folder.resolve("..data"), Files.createDirectory(folder.resolve("..1")));
        Files.move(file(SECRET, "r--r--r--"), data.resolve("secret"));
        Path link = Files.createSymbolicLink(folder.resolve("secret"), Path.of("..data", "secret"));

        LoadedSettings loaded = load(withSecretFile(link));

        assertThat(loaded.settings().graph().clientSecret().reveal()).isEqualTo(SECRET);
        assertThat(loaded.warnings()).singleElement().asString().contains("every user of this machine may read");
    }

    @Test
    void warnsOfAPrivateKeyThatEverybodyMayRead() throws IOException {
        for (String permissions : new String[] {"rw-r--r--", "rw-r-----"}) {
            LoadedSettings loaded = load(minimal(
                    "graph.auth",
                    "client-certificate",
                    "graph.certificate",
                    file("key", permissions).toString()));

            assertThat(loaded.warnings()).hasSize(permissions.endsWith("r--") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw--w----", "rw-----w-"})
    void refusesAFileThatOthersMayWrite(String permissions) throws IOException {
        SettingsProblem problem = onlyProblem(withSecretFile(file(SECRET, permissions)));

        assertThat(problem.toString()).contains("others than its owner may write", "chmod go-w");
    }

    @Test
    void refusesAFileThatIsMissingEmptyOrLarge() throws IOException {
        assertThat(onlyProblem(withSecretFile(folder.resolve("none"))).toString())
                .contains("cannot be read (NoSuchFileException)");
        assertThat(onlyProblem(withSecretFile(file(" \n", "rw-------"))).toString())
                .contains("is empty");
        assertThat(onlyProblem(withSecretFile(file("x".repeat(70_000), "rw-------")))
                        .toString())
                .contains("too large");
    }

    @Test
    void refusesValueAndFileTogether() throws IOException {
        Path file = file(SECRET, "rw-------");
        SettingsLoader loader = loaderOf(
                SettingsSource.environment(Map.of("GRAPH_CLIENT_SECRET_FILE", file.toString())),
                SettingsSource.of("file", minimal()));

        assertThat(problems(loader)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("graph.client-secret");
            assertThat(problem.wrong()).contains("given twice", "file", "GRAPH_CLIENT_SECRET_FILE");
        });
    }

    @Test
    void refusesASecretOfSeveralLines() throws IOException {
        SettingsProblem problem = onlyProblem(withSecretFile(file(SECRET + "\nmore", "rw-------")));

        assertThat(problem.toString()).contains("one line").doesNotContain(SECRET);
    }

    @Test
    void isShownNowhere() {
        LoadedSettings loaded = load(minimal(
                "pagerduty.client-secret", SECRET,
                "graph.client-secret", SECRET,
                "pagerduty.api-token", SECRET,
                "graph.certificate-password", SECRET,
                "state.password", SECRET));

        assertThat(loaded.toString()).doesNotContain(SECRET);
        assertThat(loaded.effective().toText()).doesNotContain(SECRET).contains("state.password = ********");
        assertThat(loaded.effective().toJson()).doesNotContain(SECRET).contains("********");
        assertThat(loaded.effective().placeholders())
                .doesNotContainKey("state.password")
                .doesNotContainValue(SECRET);
        assertThat(SettingsSource.of("test", Map.of("state.password", SECRET)).toString())
                .doesNotContain(SECRET);
        assertThat(new RawValue(SECRET, "test").toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graph.tenant-id",
                "graph.client-id",
                "graph.base-url",
                "pagerduty.base-url",
                "state.url",
                "pagerduty.clientsecret",
                "GRAPH.CLIENT-SECRET"
            })
    void isNotRepeatedWhenItWasGivenUnderTheWrongKey(String key) {
        assertThat(problem(key, SECRET).toString()).doesNotContain(SECRET);
    }

    private SettingsProblem onlyProblem(Map<String, String> values) {
        return problems(values).stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one problem: " + one + ", " + other);
                })
                .orElseThrow();
    }

    private static Map<String, String> withSecretFile(Path file) {
        return minimal("graph.client-secret", "", "graph.client-secret-file", file.toString());
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.createTempFile(folder, "secret", null);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
