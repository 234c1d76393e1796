package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Sandbox;

/** The examples of docs/extending.md do what it says. */
class ExtensionPointsIT {
    private static final String CONNECTION = "pagerdutyschedules";

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new LinkedHashMap<>();
    private Sandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.start();
        settings.putAll(sandbox.settings());
        settings.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void anotherRenderingHasTheLastWordOnEachItem() {
        try (SchedulesConnector connector =
                builder().routes("classpath:examples/runbooks.camel.yaml").start()) {
            connector.crawl(CrawlRequest.full());
            RunReport second = connector.crawl(CrawlRequest.full());

            assertThat(second.counts().of(Counted.UNCHANGED)).isEqualTo(20);
            assertThat(sandbox.tenant().items(CONNECTION)).hasSize(20).allSatisfy((id, item) -> {
                assertThat(item.at("/content/value").asText())
                        .endsWith("\nRunbook: https://wiki.example/runbooks/" + id);
                assertThat(item.at("/properties/Description").asText()).contains(id);
            });
        }
    }

    @Test
    void anotherSourceTakesThePlaceOfPagerDutysSchedules() throws Exception {
        Path csv = folder.resolve("on-call.csv");
        Instant now = sandbox.clock().instant().truncatedTo(ChronoUnit.HOURS);
        String ana = "FACILITIES,Facilities,Ana Ruiz,ana@kestrel.example," + now.minus(5, ChronoUnit.HOURS) + ","
                + now.plus(7, ChronoUnit.HOURS) + "\n";
        String bo = "NIGHTDESK,Night desk,Bo Lindqvist,bo@kestrel.example," + now.plus(7, ChronoUnit.HOURS) + ","
                + now.plus(19, ChronoUnit.HOURS) + "\n";
        Files.writeString(csv, ana + bo);
        settings.put("csv.file", csv.toString());
        try (SchedulesConnector connector = builder()
                .withoutRoutes("50-schedules.camel.yaml")
                .routes("classpath:examples/50-csv-schedules.camel.yaml")
                .start()) {
            connector.crawl(CrawlRequest.full());

            assertThat(sandbox.tenant().items(CONNECTION)).containsOnlyKeys("FACILITIES", "NIGHTDESK");
            assertThat(sandbox.tenant()
                            .items(CONNECTION)
                            .get("FACILITIES")
                            .at("/content/value")
                            .asText())
                    .contains("On call now: Ana Ruiz, until");
            assertThat(connector.onCallNow("FACILITIES")).extracting("name").containsExactly("Ana Ruiz");
            assertThat(connector.crawl(CrawlRequest.sync("NIGHTDESK")).counts().of(Counted.UNCHANGED))
                    .isOne();

            Files.writeString(csv, ana);
            RunReport after = connector.crawl(CrawlRequest.full());

            assertThat(after.counts().of(Counted.DELETED)).isOne();
            assertThat(sandbox.tenant().items(CONNECTION)).containsOnlyKeys("FACILITIES");
        }
    }

    @Test
    void anotherSinkTakesWhatIsForGraph() throws Exception {
        Path files = folder.resolve("items");
        settings.put("sink.folder", files.toString());
        settings.put("crawl.full.verify-sample", "0");
        try (SchedulesConnector connector =
                builder().routes("classpath:examples/15-file-sink.camel.yaml").start()) {
            RunReport first = connector.crawl(CrawlRequest.full());
            RunReport second = connector.crawl(CrawlRequest.full());

            assertThat(first.counts().of(Counted.CREATED)).isEqualTo(20);
            assertThat(second.counts().of(Counted.UNCHANGED)).isEqualTo(20);
            assertThat(names(files)).hasSize(20);
            String gone = names(files).get(0).replace(".txt", "");
            sandbox.account().changes().deleteSchedule(gone);
            connector.crawl(CrawlRequest.full());

            assertThat(names(files)).hasSize(19).doesNotContain(gone + ".txt");
            assertThat(sandbox.graph().traffic().total()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"50-csv-schedules", "15-file-sink"})
    void theRouteFilesFollowTheRulesOfOurs(String name) {
        RouteFile file = RouteFile.read(Path.of("src/test/resources/examples", name + ".camel.yaml"));

        assertThat(file.problems()).isEmpty();
        assertThat(RouteFile.shipped().stream()
                        .filter(shipped ->
                                !(name.startsWith("50-") && shipped.ids().contains("layer-based-schedules")))
                        .flatMap(shipped -> shipped.ids().stream()))
                .doesNotContainAnyElementsOf(file.ids());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/examples/runbooks.camel.yaml",
                "src/test/resources/examples/50-csv-schedules.camel.yaml",
                "src/test/resources/examples/15-file-sink.camel.yaml",
                "src/test/java/org/schedulesconnector/examples/RunbookRendering.java",
                "src/test/java/org/schedulesconnector/examples/CsvSchedules.java",
                "src/test/java/org/schedulesconnector/examples/FileSink.java"
            })
    void theDocumentationShowsExactlyTheseFiles(String file) throws Exception {
        String shown = Files.readString(Path.of(file)).replaceFirst("(?s)\\Apackage.*?;\n+(import [^\n]+\n+)*", "");

        assertThat(Files.readString(Path.of("docs/extending.md"))).contains(shown.strip());
    }

    private static List<String> names(Path files) throws IOException {
        try (Stream<Path> listed = Files.list(files)) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private SchedulesConnector.Builder builder() {
        return SchedulesConnector.builder().settings(settings).onDemand();
    }
}
