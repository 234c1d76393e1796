package org.schedulesconnector.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.sandbox.Sandbox;

/**
 * The image that {@code mvn -Pimage -Dimage.base=scratch package} made: unpacked, and started as Kubernetes would with our manifests.
 * Only that build runs it.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIf("isRoot")
@Timeout(900)
class ImageIT {
    private static final Path TAR = Path.of("target/pagerduty-schedules-connector-image.tar");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String ARCHIVED = "org.schedulesconnector.Main source: shared objects file (top)";

    @TempDir
    private static Path folder;

    private static ContainerImage image;
    private static Container container;

    private final JsonNode pod = pod();
    private Sandbox sandbox;
    private Process service;

    @BeforeAll
    static void unpack() throws IOException {
        image = new ContainerImage(TAR, Files.createDirectory(folder.resolve("tar")));
        container = new Container(image, folder);
    }

    @BeforeEach
    void startSandbox() throws IOException {
        sandbox = Sandbox.start();
        Properties settings = new Properties();
        settings.putAll(sandbox.settings());
        settings.put("operations.port", Integer.toString(FreePort.find()));
        try (Writer writer = Files.newBufferedWriter(container.settings().resolve("application.properties"))) {
            settings.store(writer, null);
        }
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
        sandbox.close();
    }

    @Test
    void startsWithoutRightsUsesItsArchiveIsReadyAndStopsWhenTold() throws Exception {
        Path log = folder.resolve("service.log");
        service = container.start(log, texts(pod.path("args")));

        await().atMost(LONGEST).until(() -> !service.isAlive() || isUp("readinessProbe"));
        assertThat(service.isAlive()).as(Files.readString(log)).isTrue();
        assertThat(isUp("livenessProbe")).isTrue();
        assertThat(Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")))
                .anyMatch(line -> line.matches("Uid:\\s+10001\\s+10001\\s+10001\\s+10001"));
        assertThat(container.state().resolve("state/ledger.mv.db")).exists();
        assertThat(container.root().resolve("app/state")).doesNotExist();

        service.destroy();

        assertThat(service.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).as(Files.readString(log)).isEqualTo(143);
        assertThat(isUp("livenessProbe")).isFalse();
    }

    @Test
    void findsItsRoutesAndItsArchive() throws Exception {
        List<String> probe = new ArrayList<>(command("livenessProbe"));
        probe.add(1, "-Xlog:class+load:stdout");

        assertThat(output(container.execute(folder.resolve("probe.log"), probe), "probe.log"))
                .contains(ARCHIVED);
        assertThat(container.root().resolve("app/routes/20-crawl.camel.yaml")).exists();
        assertThat(container.root().resolve("jib")).doesNotExist();
    }

    @Test
    void saysWhatItIs() throws IOException {
        JsonNode config = image.config();

        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("Cmd")).hasSize(1).allMatch(one -> one.asText().equals("run"));
        assertThat(config.path("Volumes").has("/var/lib/schedules-connector")).isTrue();
        assertThat(config.path("ExposedPorts")).isEmpty();
        for (String label : List.of("title", "description", "version", "licenses", "base.name", "created")) {
            assertThat(config.path("Labels")
                            .path("org.opencontainers.image." + label)
                            .asText())
                    .as(label)
                    .isNotBlank()
                    .doesNotContain("${");
        }
    }

    private boolean isUp(String probe) throws Exception {
        Process asked = container.execute(folder.resolve(probe + ".log"), command(probe));
        assertThat(asked.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return asked.exitValue() == 0;
    }

    private List<String> command(String probe) {
        return texts(pod.path(probe).at("/exec/command"));
    }

    private String output(Process process, String log) throws Exception {
        assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Files.readString(folder.resolve(log));
    }

    /** The container of the overlay for one process. */
    private static JsonNode pod() {
        List<Map<String, Object>> resources = Kustomization.build(Path.of("deploy/kubernetes/overlays/single"));
        for (Map<String, Object> resource : resources) {
            if (resource.get("kind").equals("Deployment")) {
                return new ObjectMapper().<JsonNode>valueToTree(resource).at("/spec/template/spec/containers/0");
            }
        }
        throw new AssertionError("no deployment");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
