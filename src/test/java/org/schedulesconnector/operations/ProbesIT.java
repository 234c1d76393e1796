package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;

/** Health for an orchestrator that cannot sign in, as docs/operations.md sets it up for Kubernetes. */
@Timeout(120)
class ProbesIT {
    @TempDir
    private Path folder;

    private final int port = FreePort.find();
    private final Map<String, String> switches = new LinkedHashMap<>();

    @AfterEach
    void clear() {
        switches.keySet().forEach(System::clearProperty);
    }

    @Test
    void answersProbesWithoutASignInAndScrapesWithOneOnly() throws Exception {
        Path users = Files.writeString(folder.resolve("scrapers.properties"), "user.prometheus=wedding,scraper\n");
        set("camel.management.enabled", "true");
        set("camel.management.port", Integer.toString(port));
        set("camel.management.metricsEnabled", "true");
        set("camel.management.healthCheckEnabled", "true");
        set("camel.management.authenticationEnabled", "true");
        set("camel.management.basicPropertiesFile", users.toString());
        set("camel.management.authenticationPath", "/observe/metrics");
        set("camel.metrics.enabled", "true");
        set("camel.health.exposureLevel", "oneline");
        set("camel.health.routesEnabled", "false");
        set("camel.health.consumersEnabled", "false");

        try (CrawlWorld world = CrawlWorld.start().serving()) {
            assertThat(status("/observe/health/live")).isEqualTo(200);
            assertThat(status("/observe/health/ready")).isEqualTo(200);
            assertThat(Stream.of("", "/", "//", "/all", "?name=x", "/../metrics", ";x")
                            .map("/observe/metrics"::concat))
                    .allSatisfy(path -> assertThat(status(path)).as(path).isNotEqualTo(200));
            assertThat(status("/observe/metrics")).isEqualTo(401);
            String basic = Base64.getEncoder().encodeToString("prometheus:wedding".getBytes());
            assertThat(status("/observe/metrics", "Authorization", "Basic " + basic))
                    .isEqualTo(200);

            world.ledger().close();
            world.clock().advance(Duration.ofSeconds(6));

            assertThat(status("/observe/health/live")).isEqualTo(200);
            assertThat(status("/observe/health/ready")).isEqualTo(503);
            assertThat(new ApiClient(port).get("/observe/health/ready").body()).doesNotContain("jdbc", "ledger");
        }
    }

    private void set(String key, String value) {
        switches.put(key, value);
        System.setProperty(key, value);
    }

    private int status(String path, String... headers) throws Exception {
        return new ApiClient(port).get(path, headers).statusCode();
    }
}
