package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/** The external connection as a crawl finds it: gone, changed, or somebody else's. */
class ConnectionIT {
    private static final int ITEMS = 20;
    private static final String CONNECTIONS = "/v1.0/external/connections";

    private final JsonMapper json = new JsonMapper();
    private CrawlWorld world;

    @BeforeEach
    void startWorld() {
        world = CrawlWorld.start();
    }

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void writesEverythingAgainWhenTheConnectionWasDeletedBehindItsBack() throws Exception {
        world.crawl();
        send(
                "DELETE",
                CONNECTIONS + "/" + CrawlWorld.CONNECTION,
                null,
                world.sandbox().tenant().token());
        assertThat(world.items()).isEmpty();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().created()).isEqualTo(ITEMS);
        assertThat(world.items()).hasSize(ITEMS);
        assertThat(world.crawl().counts().unchanged()).isEqualTo(ITEMS);
    }

    @Test
    void leavesAnIncrementalCrawlNothingToDoAfterANewConnectionWasFilled() throws Exception {
        world.crawl();
        send(
                "DELETE",
                CONNECTIONS + "/" + CrawlWorld.CONNECTION,
                null,
                world.sandbox().tenant().token());
        world.crawl();
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.incremental());

        assertThat(report.mode()).isEqualTo(CrawlMode.INCREMENTAL);
        assertThat(report.counts().unchanged()).isEqualTo(ITEMS);
        assertThat(world.ledger().readings().marks()).hasSize(ITEMS);
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void createsTheConnectionAnewAfterAPurge() {
        world.crawl();

        world.purge();

        assertThat(world.sandbox().tenant().connection(CrawlWorld.CONNECTION)).isEmpty();
        assertThat(world.ledger().items().count()).isZero();
        assertThat(world.crawl().counts().created()).isEqualTo(ITEMS);
    }

    @Test
    void writesEveryItemAgainWhenTheSchemaFileGainsAProperty(@TempDir Path folder) throws Exception {
        world.crawl();
        Path schema = folder.resolve("schedules.json");
        Files.writeString(schema, schemaWithoutProperty("Summary").toString());
        world.close();
        world = CrawlWorld.start().with("graph.schema", schema.toString());
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.sandbox()
                        .tenant()
                        .schema(CrawlWorld.CONNECTION)
                        .orElseThrow()
                        .toString())
                .doesNotContain("\"Summary\"");
        world.with("graph.schema", null);

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().updated()).isEqualTo(ITEMS);
        assertThat(report.notes()).anyMatch(note -> note.contains("Summary"));
        assertThat(world.sandbox()
                        .tenant()
                        .schema(CrawlWorld.CONNECTION)
                        .orElseThrow()
                        .toString())
                .contains("\"Summary\"");
        assertThat(world.crawl().counts().unchanged()).isEqualTo(ITEMS);
    }

    @Test
    void refusesAConnectionOfAnotherApplication() throws Exception {
        String other = world.sandbox()
                .tenant()
                .addApp("5d2cbe0a-1f0e-4d7c-8b55-0d0a3cf00003", Set.of("ExternalConnection.ReadWrite.OwnedBy"));
        send(
                "POST",
                CONNECTIONS,
                "{\"id\":\"" + CrawlWorld.CONNECTION + "\",\"name\":\"Theirs\",\"description\":\"Not ours\"}",
                other);
        world.forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.abortedBy().source()).isEqualTo(FailureSource.GRAPH);
        assertThat(report.reason()).contains("another application").contains(CrawlWorld.CONNECTION);
        assertThat(world.graphRequests("PUT", "")).isEmpty();
        assertThat(world.graphRequests("PATCH", "")).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "")).isEmpty();
    }

    @Test
    void tellsARefusalOnceInOneLineOfTheLog() {
        world.fault(Fault.of(FaultAction.status(403)).at(Sandbox.GRAPH));

        String logged;
        try (CapturedLog log = new CapturedLog()) {
            world.crawl();
            logged = log.text();
        }

        assertThat(logged.lines()).noneMatch(line -> line.contains(" ERROR "));
        assertThat(logged.lines())
                .filteredOn(line -> line.contains(" INFO ") && line.contains("answered 403"))
                .singleElement()
                .asString()
                .contains("crawl 1 full failed");
    }

    private ObjectNode schemaWithoutProperty(String name) throws Exception {
        try (InputStream builtIn = getClass().getResourceAsStream("/schema/schedules.json")) {
            ObjectNode schema = (ObjectNode) json.readTree(builtIn);
            ArrayNode properties = (ArrayNode) schema.path("properties");
            for (int i = properties.size() - 1; i >= 0; i--) {
                if (properties.get(i).path("name").asText().equals(name)) {
                    properties.remove(i);
                }
            }
            return schema;
        }
    }

    private void send(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(world.sandbox().graph().url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .statusCode();
        assertThat(status).isBetween(200, 299);
    }
}
