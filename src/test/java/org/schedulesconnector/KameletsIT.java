package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.GraphCredentials;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** The Kamelets in a plain Camel context that has nothing else of the connector, about content that is none of its own. */
class KameletsIT {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Sandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        sandbox.close();
    }

    @Test
    void givesEachObjectOfAnyListingOnce() throws Exception {
        Queue<String> names = new ConcurrentLinkedQueue<>();
        readPagerDuty();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:pagerduty-listing-source?path=/users&array=users&limit=25&repeatCount=1")
                        .process(exchange -> names.add(exchange.getMessage()
                                .getBody(JsonNode.class)
                                .path("name")
                                .asText()));
            }
        });
        context.start();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> names.size() == 60);
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(sandbox.account().users().stream()
                        .map(user -> user.name())
                        .toList());
        assertThat(sandbox.pagerDuty().traffic().requests("GET", "/users"))
                .as("sixty in pages of 25")
                .hasSize(3);
    }

    @Test
    void writesAnyContentAsItemsOfAnExternalConnection() throws Exception {
        writeToGraph();
        Map<String, Object> runbook = Map.of(
                "id", "runbook1",
                "acl",
                        List.of(Map.of(
                                "type", "everyone", "value", sandbox.tenant().id(), "accessType", "grant")),
                "properties", Map.of("Title", "Fail over the database", "Changed", "2026-09-08T10:00:00Z"),
                "content", Map.of("type", "text", "value", "Stop the writers first."));

        context.createProducerTemplate().sendBody("direct:runbooks", runbook);

        ObjectNode item = sandbox.tenant().item("runbooks", "runbook1").orElseThrow();
        assertThat(item.at("/properties/Title").asText()).isEqualTo("Fail over the database");
        assertThat(item.at("/properties/Changed").asText()).startsWith("2026-09-08T10:00:00");
        assertThat(item.at("/content/value").asText()).isEqualTo("Stop the writers first.");
    }

    @Test
    void refusesAnItemThatNobodyCouldSee() throws Exception {
        writeToGraph();

        assertThatThrownBy(() -> context.createProducerTemplate()
                        .sendBody(
                                "direct:runbooks",
                                "{\"id\":\"runbook1\",\"acl\":[],\"properties\":{},\"content\":{\"value\":\"x\"}}"))
                .rootCause()
                .hasMessageContaining("access control list");
        assertThat(sandbox.tenant().items("runbooks")).isEmpty();
    }

    /** What 30-pagerduty.camel.yaml names, from the settings of PagerDuty alone. */
    private void readPagerDuty() throws Exception {
        PagerDutySettings settings =
                new SettingsLoader(List.of(SettingsSource.of("test", sandbox.settings()))).loadPagerDuty();
        PagerDutyBeans.bind(context.getRegistry(), settings, null, Clock.systemUTC());
        Properties properties = new Properties();
        properties.put("pagerduty.base-url", settings.baseUrl().toString());
        context.getPropertiesComponent().setInitialProperties(properties);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        context, "classpath:META-INF/schedulesconnector/routes/30-pagerduty.camel.yaml"));
    }

    private void writeToGraph() throws Exception {
        String graph = sandbox.graph().url() + "/v1.0";
        context.getRegistry()
                .bind(
                        "graphCredential",
                        TokenCredential.class,
                        GraphCredentials.staticToken(sandbox.tenant().token()));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:provision")
                        .to("graph-external:runbooks?operation=provision&pollDelay=5ms&settleDelay=5ms&baseUrl="
                                + graph);
                from("direct:runbooks")
                        .to("kamelet:graph-external-sink?connectionId=runbooks&dateProperties=Changed&baseUrl="
                                + graph);
            }
        });
        context.start();
        ConnectionSchema schema = new ConnectionSchema(
                Stream.of(property("Title", PropertyType.STRING, "title"), property("Changed", PropertyType.DATE_TIME))
                        .toList());
        context.createProducerTemplate()
                .requestBody(
                        "direct:provision",
                        new ConnectionDefinition("runbooks", "Runbooks", "What to do when", schema, List.of(), null));
    }

    private static SchemaProperty property(String name, PropertyType type, String... labels) {
        return new SchemaProperty(name, type, null, false, true, true, false, List.of(labels), List.of());
    }
}
