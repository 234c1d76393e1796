package org.schedulesconnector.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.sandbox.Sandbox;

/** What {@code mvn -Pdistribution package} made, unpacked and used as somebody does who has no clone. Only that build runs it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(900)
class DistributionIT {
    private static final Path TAR = Path.of("target/pagerduty-schedules-connector-distribution.tar.gz");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    private static Path folder;

    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        Process tar = new ProcessBuilder("tar", "-xzf", TAR.toAbsolutePath().toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        try (Stream<Path> unpacked = Files.list(folder)) {
            home = unpacked.filter(one -> one.getFileName().toString().startsWith("pagerduty-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void holdsWhatSomebodyNeedsWhoHasNoClone() {
        for (String path : List.of(
                "application.properties",
                "routes/20-crawl.camel.yaml",
                "README.md",
                "LICENSE",
                "docs/deployment.md",
                "deploy/systemd/schedules-connector.service",
                "deploy/kubernetes/base/kustomization.yaml")) {
            assertThat(home.resolve(path)).exists();
        }
        assertThat(home.resolve("target")).doesNotExist();
    }

    @Test
    void crawlsFromAnyFolderWithTheRoutesBesideTheJar() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            Path settings = folder.resolve("sandbox.properties");
            Properties properties = new Properties();
            properties.putAll(sandbox.settings());
            properties.put("state.url", "jdbc:h2:mem:ledger");
            try (Writer writer = Files.newBufferedWriter(settings)) {
                properties.store(writer, null);
            }

            String said = run(0, "crawl", "--config", settings.toString());

            assertThat(said).contains("full succeeded", "created 20");
        }
    }

    @Test
    void readsTheSettingsBesideTheJar() throws Exception {
        assertThat(run(2, "config")).contains("pagerduty.subdomain still holds a placeholder");
    }

    @Test
    void makesAnArchiveOnceAndStartsWithItFromThenOn() throws Exception {
        Path archive = Path.of(run(0, "archive").strip());

        assertThat(archive).hasParent(home.toRealPath()).isNotEmptyFile();
        assertThat(run(0, "--version"))
                .startsWith("pagerduty-schedules-connector ")
                .hasLineCount(1);
        assertThat(runWith("-Xlog:class+load:stdout", 0, "--version"))
                .contains("org.schedulesconnector.Main source: shared objects file (top)");
    }

    private static String run(int exitCode, String... command) throws Exception {
        return runWith("-Xmx256m", exitCode, command);
    }

    /** What the launcher and the program print, both ways out. */
    private static String runWith(String options, int exitCode, String... command) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".txt");
        List<String> line =
                new ArrayList<>(List.of(home.resolve("bin/schedules-connector").toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", options);
        Process process = builder.start();
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said(output)).isEqualTo(exitCode);
        return said(output);
    }

    private static String said(Path output) throws IOException {
        return Files.readString(output);
    }
}
