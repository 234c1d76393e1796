package org.schedulesconnector.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** The unit is what systemd takes, and says the same as the program and its documentation. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("deploy/systemd/schedules-connector.service");
    private static final String PROGRAM = "/opt/schedules-connector/bin/schedules-connector";

    @TempDir
    private Path folder;

    private final Map<String, List<String>> service = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        for (String line : Files.readAllLines(UNIT)) {
            String[] parts = line.split("=", 2);
            if (!line.startsWith("#") && parts.length == 2) {
                service.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
            }
        }
    }

    @Test
    @EnabledIf("hasSystemd")
    void isWhatSystemdTakes() throws Exception {
        Path unit = folder.resolve("schedules-connector.service");
        Path said = folder.resolve("said");
        Files.writeString(unit, Files.readString(UNIT).replace(PROGRAM, "/bin/sh"));

        Process verify = new ProcessBuilder(
                        "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(verify.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).isEmpty();
        assertThat(verify.exitValue()).isZero();
    }

    @Test
    void startsTheLauncherOfTheDistribution() {
        assertThat(only("ExecStart"))
                .isEqualTo(PROGRAM + " run --config /etc/schedules-connector/application.properties");
        assertThat(Path.of("bin", Path.of(PROGRAM).getFileName().toString())).isExecutable();
    }

    @Test
    void startsAgainWhereThatHelpsAndStopsInPeace() throws IOException {
        Properties application = new Properties();
        application.load(Files.newBufferedReader(Path.of("application.properties")));
        int shutdown = Integer.parseInt(application.getProperty("camel.main.shutdownTimeout"));

        assertThat(only("Restart")).isEqualTo("on-failure");
        assertThat(only("RestartPreventExitStatus")).as("wrong settings").isEqualTo("2");
        assertThat(only("SuccessExitStatus")).as("SIGTERM").isEqualTo("143");
        assertThat(Integer.parseInt(only("TimeoutStopSec"))).isGreaterThanOrEqualTo(shutdown + 10);
    }

    @Test
    void givesSettingsAndSecretsByNamesThatTheConnectorKnows() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        Path secret = Files.writeString(folder.resolve("secret"), "as-good-as-any");
        List<String> credentials = service.get("LoadCredential").stream()
                .map(credential -> "%d/" + credential.split(":")[0])
                .toList();
        for (String line : service.get("Environment")) {
            String[] parts = line.replace("\"", "").split("=", 2);
            if (parts[0].endsWith("_FILE")) {
                assertThat(credentials).contains(parts[1]);
                parts[1] = secret.toString();
            }
            environment.put(parts[0], parts[1]);
        }
        String guid = "4f6a1c1e-5c2b-4f0e-9a57-3a1d0c7be001";
        Map<String, String> file = Map.of(
                "pagerduty.subdomain",
                "kestrel",
                "pagerduty.client-id",
                "an-app",
                "graph.tenant-id",
                guid,
                "graph.client-id",
                guid);

        assertThat(new SettingsLoader(List.of(SettingsSource.environment(environment), SettingsSource.of("file", file)))
                        .load()
                        .settings()
                        .state()
                        .url())
                .startsWith("jdbc:h2:file:%S/" + only("StateDirectory") + "/");
    }

    @Test
    void givesNoRightsToSpeakOf() {
        assertThat(only("DynamicUser")).isEqualTo("yes");
        assertThat(only("NoNewPrivileges")).isEqualTo("yes");
        assertThat(only("CapabilityBoundingSet")).isEmpty();
        assertThat(only("ProtectSystem")).isEqualTo("strict");
        assertThat(only("StateDirectoryMode")).isEqualTo("0700");
    }

    private String only(String key) {
        assertThat(service.get(key)).as(key).hasSize(1);
        return service.get(key).get(0);
    }

    static boolean hasSystemd() {
        return Files.isExecutable(Path.of("/usr/bin/systemd-analyze"));
    }
}
