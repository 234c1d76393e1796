package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The list of what the program is made of. An offline build has none, or an older one, and then nothing can be said of it. */
class BillOfMaterialsTest {
    private static final Path BILL = Path.of("target/pagerduty-schedules-connector.cdx.json");
    private static final Path POM = Path.of("pom.xml");

    @Test
    void isMadeByEachBuild() throws IOException {
        assertThat(Files.readString(POM)).containsSubsequence("cyclonedx-maven-plugin", "process-classes", "makeBom");
    }

    @Test
    @EnabledIf("isOfThisBuild")
    void namesWhatTheProgramIsMadeOfAndNothingOfItsTests() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());

        List<String> components = StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path("purl").asText())
                .toList();

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("pagerduty-schedules-connector");
        for (String library : List.of(
                "org.apache.camel/camel-http@4.18.0",
                "org.apache.httpcomponents.client5/httpclient5@",
                "com.microsoft.graph/microsoft-graph@",
                "com.azure/azure-identity@",
                "com.squareup.okhttp3/okhttp@",
                "com.h2database/h2@",
                "org.apache.logging.log4j/log4j-core@")) {
            assertThat(components).anyMatch(component -> component.startsWith("pkg:maven/" + library));
        }
        assertThat(components).noneMatch(component -> component.contains("wiremock") || component.contains("junit"));
    }

    static boolean isOfThisBuild() throws IOException {
        return Files.exists(BILL) && Files.getLastModifiedTime(BILL).compareTo(Files.getLastModifiedTime(POM)) > 0;
    }
}
