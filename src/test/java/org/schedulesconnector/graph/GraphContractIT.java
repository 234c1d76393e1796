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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.schedulesconnector.graph.FakeGraph.Call;
import org.schedulesconnector.graph.FakeGraph.Planned;

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
            fake(graph);
            camel.request(GroupOutcome.class, "syncGroup", changed().build(), "");
            camel.request(GroupDeletion.class, "deleteGroup", "pdteamP1", "");
            camel.request(ConnectionDeletion.class, "deleteConnection", null, "");

            assertThat(graph.calls()).hasSizeGreaterThan(16).allSatisfy(call -> {
                ValidationReport report = contract.validateRequest(request(call));
                assertThat(report.getMessages())
                        .as("%s %s %s", call.method(), call.path(), call.body())
                        .isEmpty();
            });
        }
    }

    private static GroupMembership.Builder changed() {
        return GroupMembership.of("pdteamP1", "Team Équipe")
                .known("Team Platform", People.users(1))
                .wanted(List.of(People.user(2)));
    }

    private static void fake(FakeGraph graph) {
        Planned done = new Planned(false, 204, Map.of(), "");
        graph.plan("DELETE", "/members/" + People.id(1), done)
                .plan("PATCH", "/groups/pdteamP1", done)
                .plan("POST", "/members", Planned.error(404, "ItemNotFound", "no such group"), Planned.json("{}"))
                .plan("POST", "/groups", Planned.json("{}"))
                .plan("DELETE", "/groups/pdteamP1", done);
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
