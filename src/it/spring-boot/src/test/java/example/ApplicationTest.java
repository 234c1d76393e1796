package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.sandbox.Sandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is, with the sandbox as both services: it crawls by itself when it starts. */
class ApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void crawlsWithSettingsFromApplicationYamlAndNoCode() {
        try (Sandbox sandbox = Sandbox.start();
                ConfigurableApplicationContext application = run(sandbox)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.tenant().items("pagerdutyschedules").size() == 20);

            CamelContext camel = application.getBean(CamelContext.class);
            assertThat(camel.getRoute("full-crawl-trigger")).isNotNull();
            assertThat(camel.getRoute("operations-api")).as("no port is opened unasked").isNull();
            assertThat(camel.resolvePropertyPlaceholders("{{graph.connection.name}}")).isEqualTo("PagerDuty Schedules (sandbox)");
        }
    }

    /** What stands for the two services in application.yaml is replaced by command-line arguments, as an operator could. */
    private ConfigurableApplicationContext run(Sandbox sandbox) {
        List<String> arguments = new ArrayList<>();
        sandbox.settings().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.add("--state.url=jdbc:h2:file:" + folder.resolve("ledger"));
        arguments.add("--camel.main.run-controller=false");
        return SpringApplication.run(Application.class, arguments.toArray(String[]::new));
    }
}
