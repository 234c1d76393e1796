package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphExternalComponentTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final TokenCredential credential = GraphCredentials.staticToken("t");

    @BeforeEach
    void start() {
        context.getRegistry().bind("anyName", credential);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void readsItsOptionsFromTheUriAndFindsTheCredentialByType() {
        GraphExternalConfiguration configuration = endpoint(
                        "graph-external:kestrel?operation=putItem&cloud=gccHigh&writers=12&retryDelay=250ms&compareOnly=true"
                                + "&baseUrl=https://graph.microsoft.us/v1.0&connectTimeout=PT3S")
                .getConfiguration();

        assertThat(configuration.getConnectionId()).isEqualTo("kestrel");
        assertThat(configuration.getOperation()).isEqualTo(GraphExternalOperation.PUT_ITEM);
        assertThat(configuration.getCloud()).isEqualTo(GraphCloud.GCC_HIGH);
        assertThat(configuration.getWriters()).isEqualTo(12);
        assertThat(configuration.getRetryDelay()).isEqualTo(Duration.ofMillis(250));
        assertThat(configuration.getConnectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration.isCompareOnly()).isTrue();
        assertThat(configuration.getCredential()).isSameAs(credential);
    }

    @Test
    void readsPlaceholders() {
        context.getPropertiesComponent().addInitialProperty("graph.writers", "5");

        assertThat(endpoint("graph-external:kestrel?operation=putItem&writers={{graph.writers}}")
                        .getConfiguration()
                        .getWriters())
                .isEqualTo(5);
    }

    @Test
    void takesComponentOptionsAsTheDefaultsOfItsEndpoints() {
        GraphExternalComponent component = context.getComponent("graph-external", GraphExternalComponent.class);
        component.getConfiguration().setMaxAttempts(3);

        assertThat(endpoint("graph-external:kestrel?operation=getItem")
                        .getConfiguration()
                        .getMaxAttempts())
                .isEqualTo(3);
    }

    @Test
    void refusesUnknownOptionsAndMoreThan25Writers() {
        assertThatThrownBy(() -> endpoint("graph-external:kestrel?operation=putItem&writer=3"))
                .hasStackTraceContaining("writer");
        assertThatThrownBy(() -> endpoint("graph-external:kestrel?operation=putItem&writers=26"))
                .hasStackTraceContaining("1 to 25");
    }

    @Test
    void refusesEndpointsOfOneConnectionThatDisagree() throws Exception {
        endpoint("graph-external:kestrel?operation=putItem&writers=3")
                .createProducer()
                .start();
        endpoint("graph-external:kestrel?operation=provision").createProducer().start();

        assertThatThrownBy(() -> endpoint("graph-external:kestrel?operation=deleteItem&writers=4")
                        .createProducer()
                        .start())
                .hasStackTraceContaining("set writers to 3 and to 4");
        assertThatThrownBy(() -> endpoint("graph-external:kestrel?operation=deleteItem&responseTimeout=1s")
                        .createProducer()
                        .start())
                .hasStackTraceContaining("differ in responseTimeout");
    }

    @Test
    void onlyProduces() {
        assertThatThrownBy(() ->
                        endpoint("graph-external:kestrel?operation=getItem").createConsumer(exchange -> {}))
                .hasMessageContaining("'to'");
    }

    @Test
    void shipsACatalogThatDocumentsEveryOption() throws IOException {
        JsonNode catalog = read("/META-INF/org/schedulesconnector/graph/graph-external.json");

        assertThat(catalog.at("/component/async").asBoolean()).isTrue();
        assertThat(catalog.at("/component/producerOnly").asBoolean()).isTrue();
        assertThat(catalog.path("properties"))
                .allMatch(option -> !option.path("description").asText().isBlank());
        assertThat(catalog.path("headers").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(GraphExternalConstants.REQUEST_ID, GraphExternalConstants.ATTEMPTS);
        assertThat(getClass().getResource("/META-INF/services/org/apache/camel/configurer/graph-external-endpoint"))
                .isNotNull();
    }

    @Test
    void offersEveryOperationInItsCatalogAndInItsRefusal() throws IOException {
        List<String> operations = Arrays.stream(GraphExternalOperation.values())
                .map(operation -> StringHelper.dashToCamelCase(
                        operation.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .toList();

        JsonNode offered = read("/META-INF/org/schedulesconnector/graph/graph-external.json")
                .at("/properties/operation/enum");

        assertThat(offered).extracting(JsonNode::asText).containsExactlyElementsOf(operations);
        assertThatThrownBy(() -> endpoint("graph-external:kestrel"))
                .hasStackTraceContaining(operations.get(0))
                .rootCause()
                .message()
                .contains(operations);
    }

    @Test
    void keepsNoSecretInItsOptions() throws IOException {
        JsonNode options = read("/META-INF/org/schedulesconnector/graph/graph-external.json")
                .path("properties");

        assertThat(options).noneMatch(option -> option.path("secret").asBoolean());
        assertThat(new StaticTokenCredential("top-secret").toString()).doesNotContain("top-secret");
    }

    private GraphExternalEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, GraphExternalEndpoint.class);
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream stream = GraphExternalComponentTest.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
