package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.loaderOf;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    @Test
    void letsTheFirstSourceDecide() {
        Properties jvm = new Properties();
        jvm.setProperty("graph.writers", "2");
        jvm.setProperty("crawl.window.days-after", "2");
        SettingsLoader loader = loaderOf(
                SettingsSource.commandLine(Map.of("graph.writers", "1")),
                SettingsSource.systemProperties(jvm),
                SettingsSource.environment(
                        Map.of("GRAPH_WRITERS", "3", "CRAWL_WINDOW_DAYS_AFTER", "3", "CRAWL_WINDOW_DAYS_BEFORE", "3")),
                SettingsSource.of(
                        "file",
                        minimal(
                                "graph.writers", "4",
                                "crawl.window.days-after", "4",
                                "crawl.window.days-before", "4",
                                "crawl.removal.max-count", "4")));

        EffectiveSettings effective = loader.load().effective();

        assertThat(effective.settings())
                .extracting(EffectiveSetting::key, EffectiveSetting::value, EffectiveSetting::origin)
                .contains(
                        tuple("graph.writers", "1", "command line"),
                        tuple("crawl.window.days-after", "2", "JVM system property"),
                        tuple("crawl.window.days-before", "3", "environment variable CRAWL_WINDOW_DAYS_BEFORE"),
                        tuple("crawl.removal.max-count", "4", "file"),
                        tuple("crawl.removal.max-percent", "10", "default"));
    }

    @Test
    void takesTheDefaultForAKeyWithoutValueAndSkipsAnEmptyVariable() {
        SettingsSource file = SettingsSource.of("file", minimal("graph.writers", "4", "crawl.window.days-after", "4"));

        Settings cleared = loaderOf(SettingsSource.commandLine(Map.of("graph.writers", " ")), file)
                .load()
                .settings();
        Settings skipped = loaderOf(SettingsSource.environment(Map.of("CRAWL_WINDOW_DAYS_AFTER", "")), file)
                .load()
                .settings();

        assertThat(cleared.graph().writers()).isEqualTo(8);
        assertThat(skipped.crawl().daysAfter()).isEqualTo(4);
    }

    @Test
    void readsAFileInUtf8() throws IOException {
        StringBuilder text = new StringBuilder("graph.connection.name=Bereitschaft für São Paulo\n");
        minimal()
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append("  \n"));
        Path file = Files.writeString(folder.resolve("my.properties"), text);

        Settings settings = loaderOf(SettingsSource.file(file)).load().settings();

        assertThat(settings.graph().connectionName()).isEqualTo("Bereitschaft für São Paulo");
        assertThat(settings.pagerDuty().subdomain()).isEqualTo("kestrel");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        Path latin = Files.write(folder.resolve("latin.properties"), "a=é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> SettingsSource.file(folder.resolve("none.properties")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("--config", "none.properties");
        assertThatThrownBy(() -> SettingsSource.file(latin))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void namesAllMistakesAtOnceOneALine() {
        SettingsLoader loader = loaderOf(
                SettingsSource.commandLine(Map.of("pagerduty.regoin", "us", "crawl.window.days-before", "-1")),
                SettingsSource.of("file application.properties", minimal("pagerduty.subdomain", "<your-subdomain>")));

        assertThatThrownBy(loader::load)
                .hasMessage(
                        """
                        3 mistakes in the settings:
                        - pagerduty.subdomain still holds a placeholder (file application.properties). Allowed: the first part \
                        of the account's web address: letters, digits and dashes. Replace it by your own value.
                        - crawl.window.days-before is -1 (command line). Allowed: a whole number from 0 to 89. Give a whole \
                        number between 0 and 89.
                        - pagerduty.regoin is no setting (command line). Only known names are accepted. Did you mean \
                        pagerduty.region?""");
    }

    @ParameterizedTest
    @CsvSource({
        "pagerduty.clientSecret, pagerduty.client-secret",
        "pagerduty.client.secret.file, pagerduty.client-secret-file",
        "graph.tenant, graph.tenant-id",
        "crawl.window.daysbefore, crawl.window.days-before",
        "pagerdutty.region, pagerduty.region"
    })
    void namesTheNearestKeyForAnUnknownOne(String unknown, String known) {
        SettingsProblem problem = problem(unknown, "x");

        assertThat(problem.key()).isEqualTo(unknown);
        assertThat(problem.remedy()).isEqualTo("Did you mean " + known + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations.zzzzzzzzzzzz", "state.somethingelse", "access.zzzzzzzzzzzzzzzz"})
    void suggestsNothingForAnUnknownKeyThatIsLikeNone(String unknown) {
        assertThat(problem(unknown, "x").remedy()).startsWith("Remove it");
    }

    @Test
    void ignoresKeysOfOthers() {
        LoadedSettings loaded = load(minimal("camel.main.name", "x", "quartz.threadCount", "2", "java.home", "/"));

        assertThat(loaded.effective().placeholders()).doesNotContainKeys("camel.main.name", "quartz.threadCount");
    }

    @Test
    void refusesAVariableThatIsNearlyOursOnly() {
        SettingsLoader loader = loaderOf(
                SettingsSource.environment(
                        Map.of("PAGERDUTY_CLIENT_SECERT", "x", "GRAPH_DATABASE", "y", "STATE_DIR", "z")),
                SettingsSource.of("file", minimal()));

        assertThat(problems(loader))
                .extracting(SettingsProblem::key, SettingsProblem::remedy)
                .containsExactly(tuple("PAGERDUTY_CLIENT_SECERT", "Did you mean PAGERDUTY_CLIENT_SECRET?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<your-subdomain>",
                "<subdomain>",
                "CHANGE_ME",
                "changeme",
                "change-me",
                "xxx",
                "XXXX",
                "your-subdomain"
            })
    void refusesPlaceholders(String placeholder) {
        assertThat(problem("pagerduty.subdomain", placeholder).wrong()).startsWith("still holds a placeholder");
    }

    @Test
    void refusesPlaceholdersInsideOtherTextAndInSecrets() {
        assertThat(problem("pagerduty.base-url", "https://<your-proxy>/pagerduty")
                        .wrong())
                .startsWith("still holds a placeholder");
        assertThat(problem("graph.tenant-id", "00000000-0000-0000-0000-000000000000")
                        .wrong())
                .startsWith("still holds a placeholder");
        assertThat(problem("graph.client-secret", "<your-app-client-secret>").wrong())
                .startsWith("still holds a placeholder");
    }

    @Test
    void refusesTheExampleFileAsItIs() {
        SettingsLoader loader = loaderOf(SettingsSource.file(Path.of("application.properties")));

        assertThat(problems(loader))
                .extracting(SettingsProblem::key)
                .containsExactly(
                        "pagerduty.subdomain",
                        "pagerduty.client-id",
                        "pagerduty.client-secret",
                        "graph.tenant-id",
                        "graph.client-id",
                        "graph.client-secret");
    }

    @Test
    void readsTheProcess() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.properties"), "");

        LoadedSettings loaded =
                SettingsLoader.ofProcess(minimal("graph.writers", "5"), file).load();
        LoadedSettings fromClassPath = SettingsLoader.ofProcess(minimal(), null).load();

        assertThat(loaded.settings().graph().writers()).isEqualTo(5);
        assertThat(fromClassPath.effective().settings())
                .filteredOn(setting -> setting.key().equals("crawl.full.cron"))
                .extracting(EffectiveSetting::origin)
                .containsExactly("file application.properties");
    }
}
