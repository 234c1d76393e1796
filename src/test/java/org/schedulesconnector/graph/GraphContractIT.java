package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.schedulesconnector.graph.FakeGraph.Call;

/** Every request of the component fits the contract, where that is beside the project. */
@EnabledIf("isContractPresent")
class GraphContractIT {
    private static final String NAME = "shared/contracts/graph-external.openapi.json";
    private static final List<Path> PLACES = List.of(Path.of("..", NAME), Path.of("..", "..", NAME));

    @Test
    void sendsOnlyRequestsOfTheContract() {
        OpenApiInteractionValidator contract = OpenApiInteractionValidator.createForSpecificationUrl(
                        contract().findFirst().orElseThrow().toUri().toString())
                .withBasePathOverride("/v1.0")
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .build();
        try (FakeGraph graph = new FakeGraph();
                GraphCamel camel = new GraphCamel(graph.baseUrl())) {
            camel.provision(Fixtures.everyType());
            camel.provision(Fixtures.everyType());
            camel.request(ItemOutcome.class, "putItem", Fixtures.item("P1", Fixtures.everyValue()), "");
            camel.request(HeldItem.class, "getItem", "P1", "");
            camel.request(ItemOutcome.class, "deleteItem", "P1", "");
            camel.request(ConnectionDeletion.class, "deleteConnection", null, "");

            assertThat(graph.calls()).hasSizeGreaterThan(10).allSatisfy(call -> {
                ValidationReport report = contract.validateRequest(request(call));
                assertThat(report.getMessages())
                        .as("%s %s %s", call.method(), call.path(), call.body())
                        .isEmpty();
            });
        }
    }

    static boolean isContractPresent() {
        return contract().findFirst().isPresent();
    }

    private static Stream<Path> contract() {
        return PLACES.stream().filter(Files::exists);
    }

    private static Request request(Call call) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(call.method(), call.path());
        call.headers().forEach(builder::withHeader);
        return call.body() == null
                ? builder.build()
                : builder.withBody(call.body()).build();
    }
}
