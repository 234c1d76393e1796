package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.cli.CrawlWorld;

/** Jolokia, when an operator has switched it on, lets through what the shipped policy names and nothing else. */
@Timeout(120)
class JolokiaIT {
    private static final String OURS =
            "\"mbean\":\"org.apache.camel:context=schedules-connector,type=services,name=SchedulesConnector\"";
    private static final int DENIED = 403;

    private final int port = FreePort.find();
    private final Map<String, String> settings = Map.of(
            "camel.management.enabled", "true",
            "camel.management.host", "127.0.0.1",
            "camel.management.port", Integer.toString(port),
            "camel.management.jolokiaEnabled", "true");
    private final ApiClient jolokia = new ApiClient(port);
    private CrawlWorld world;

    @BeforeEach
    void startService() {
        settings.forEach(System::setProperty);
        world = CrawlWorld.start().serving();
    }

    @AfterEach
    void closeWorld() {
        settings.keySet().forEach(System::clearProperty);
        world.close();
    }

    @Test
    void readsAndCallsTheConnectorsMBean() throws Exception {
        JsonNode started = ask("{\"type\":\"exec\"," + OURS + ",\"operation\":\"startFullCrawl\"}");

        assertThat(started.path("value").asText()).isEqualTo("The full crawl begins.");
        Awaitility.await().until(() -> ask("{\"type\":\"read\"," + OURS + ",\"attribute\":\"LastOutcome\"}")
                .path("value")
                .asText()
                .equals("succeeded"));
        assertThat(ask("{\"type\":\"read\"," + OURS + "}")
                        .path("value")
                        .path("Created")
                        .asInt())
                .isEqualTo(20);
        assertThat(api().get("/api/status").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context | schedules-connector | sendBody(java.lang.String, java.lang.Object) | \"direct:purge\",\"\"",
                "context | schedules-connector | sendStringBody(java.lang.String, java.lang.String) | \"direct:purge\",\"\"",
                "context | schedules-connector | createEndpoint(java.lang.String) | \"file:/tmp\"",
                "context | schedules-connector | dumpRoutesAsYaml() |",
                "routes  | crawl | dumpRouteAsXml() |",
                "routes  | crawl | stop() |"
            })
    void deniesWhatCouldReachEndpointsOrRoutes(String type, String name, String operation, String arguments)
            throws Exception {
        JsonNode answer = ask("{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=schedules-connector,type=" + type
                + ",name=\\\"" + name + "\\\"\",\"operation\":\"" + operation + "\",\"arguments\":["
                + (arguments == null ? "" : arguments) + "]}");

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(DENIED);
    }

    @Test
    void deniesWritesForeignPagesAndTheJvmsArguments() throws Exception {
        String read = "{\"type\":\"read\"," + OURS + ",\"attribute\":\"State\"}";

        assertThat(ask("{\"type\":\"write\",\"mbean\":\"org.apache.camel:context=schedules-connector,type=context,"
                                + "name=\\\"schedules-connector\\\"\",\"attribute\":\"Timeout\",\"value\":1}")
                        .path("status")
                        .asInt())
                .isEqualTo(DENIED);
        assertThat(ask("{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(DENIED);
        assertThat(jolokia.post("/observe/jolokia/", read, "Origin", "https://evil.example")
                        .body())
                .doesNotContain("idle");
        assertThat(jolokia.get("/observe/jolokia/read/java.lang:type=Memory").body())
                .doesNotContain("HeapMemoryUsage\":");
        assertThat(jolokia.post("/observe/jolokia/", read).body()).contains("idle");
    }

    private JsonNode ask(String request) throws Exception {
        return ApiClient.json(jolokia.post("/observe/jolokia/", request));
    }

    private ApiClient api() {
        return new ApiClient(world.apiPort());
    }
}
