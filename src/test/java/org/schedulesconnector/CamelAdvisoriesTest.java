package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The advisories and bugs of this Camel version that cannot bite because our routes and settings do without what has them: one test for
 * each, over the routes as they are shipped. {@link CamelAdvisoriesIT} provokes those that could. docs/security.md has the table.
 */
class CamelAdvisoriesTest {
    private final List<RouteFile> routes = RouteFile.shipped();

    @Test
    void cve202685251NobodyFollowsRedirects() throws IOException {
        assertThat(all("followRedirects")).isEmpty();
        assertThat(words()).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains("followredirects"));
    }

    @Test
    void cve202678164NoAddressComesFromAHeader() throws IOException {
        assertThat(words()).noneMatch(text -> text.contains("CamelHttpUri") || text.contains("CamelRestHttpUri"));
        assertThat(all("bridgeEndpoint")).isEmpty();
    }

    /** The same class: what is put into the address of {@code toD} is resolved too. Both of ours are made of names in our code. */
    @Test
    void cve202678164ClassNoAddressIsMadeOfData() {
        assertThat(all("toD"))
                .extracting(step -> step.path("uri").asText())
                .containsExactlyInAnyOrder(
                        "direct:${variable.listing.name}-page", "direct:operations-${variable.call.kind.label}");
        for (String dynamic :
                List.of("recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "wireTap")) {
            assertThat(all(dynamic)).as(dynamic).isEmpty();
        }
    }

    @Test
    void cve202685316And84176NothingIsBridgedAndNoOtherOriginLetIn() throws IOException {
        assertThat(uris()).filteredOn(uri -> uri.startsWith("platform-http")).containsExactly("platform-http:/api");
        assertThat(uris())
                .filteredOn(uri -> uri.startsWith("http") || uri.startsWith("{{"))
                .containsExactly("{{pagerduty.base-url}}");
        assertThat(words()).noneMatch(text -> Pattern.compile("(?i)\\bcors|enableCORS|vertx-http:|netty-http:")
                .matcher(text)
                .find());
    }

    @Test
    void camel23494NoRedeliveryIsEndedByAStop() {
        assertThat(all("allowRedeliveryWhileStopping")).isEmpty();
    }

    @Test
    void camel26633NoLoopBreaksOnShutdown() {
        assertThat(all("breakOnShutdown")).isEmpty();
        assertThat(all("loop")).isNotEmpty().allMatch(loop -> loop.path("doWhile")
                .asBoolean());
    }

    @Test
    void camel24926And25300And24928And27319NobodyThrottlesByTheEip() {
        assertThat(all("throttle")).isEmpty();
    }

    @Test
    void camel24142NothingThatIsDoneInParallelHasATimeout() {
        assertThat(all("split")).isNotEmpty().noneMatch(split -> split.has("timeout"));
        assertThat(all("multicast")).isNotEmpty().noneMatch(multicast -> multicast.has("timeout"));
    }

    @Test
    void camel23281NothingIsAggregatedOrTransacted() {
        assertThat(all("aggregate")).isEmpty();
        assertThat(all("transacted")).isEmpty();
        assertThat(all("aggregationStrategy")).isEmpty();
    }

    @Test
    void camel25089And24626And25209And26880NoLeaderIsElectedByCamel() throws IOException {
        assertThat(uris()).noneMatch(uri -> uri.startsWith("master:"));
        assertThat(words()).noneMatch(text -> text.contains("camel.cluster") || text.contains("ClusterService"));
        for (String cluster : List.of(
                "org.apache.camel.component.master.MasterComponent",
                "org.apache.camel.component.kubernetes.cluster.KubernetesClusterService")) {
            assertThat(CamelAdvisoriesTest.class.getResource("/" + cluster.replace('.', '/') + ".class"))
                    .as(cluster)
                    .isNull();
        }
    }

    /** A mapping at the top is ignored without a word; a start without its routes is refused besides (MissingRoutesIT). */
    @Test
    void camel23981To23992EveryFileIsAListThatFollowsTheSchema() {
        assertThat(routes).hasSizeGreaterThan(10).flatMap(RouteFile::problems).isEmpty();
    }

    /** What the settings of Camel that are shipped with us may be; a new one is to be thought about. */
    @Test
    void theShippedSettingsSwitchNoServerAndNoReloadOn() {
        assertThat(camelSettings())
                .contains("camel.main.jmxUpdateRouteEnabled=false", "camel.main.routesReloadEnabled=false")
                .noneMatch(line -> line.startsWith("camel.server") || line.startsWith("camel.management"));
    }

    /** The table of docs/security.md points at tests that are there. */
    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        List<String> named = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`")
                .matcher(Files.readString(Path.of("docs/security.md")))
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();
        String tests = text(find("CamelAdvisoriesTest"))
                + text(find("CamelAdvisoriesIT"))
                + text(find("graph/GraphOutboundIT"))
                + text(find("pagerduty/PagerDutyOutboundIT"));

        assertThat(named).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(tests)
                .contains("class " + name.split(" ")[0] + " ", "void " + name.split(" ")[1] + "("));
    }

    private static Path find(String test) {
        return Path.of("src/test/java/org/schedulesconnector", test + ".java");
    }

    private List<JsonNode> all(String field) {
        return routes.stream().flatMap(file -> file.all(field).stream()).toList();
    }

    private List<String> uris() {
        return all("uri").stream().map(JsonNode::asText).toList();
    }

    private static List<String> camelSettings() {
        try (Stream<String> lines = Files.lines(Path.of("application.properties"))) {
            return lines.filter(line -> line.startsWith("camel.")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of all route files and of the shipped settings. */
    private static List<String> words() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return Stream.concat(files, Stream.of(Path.of("application.properties")))
                    .map(CamelAdvisoriesTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
