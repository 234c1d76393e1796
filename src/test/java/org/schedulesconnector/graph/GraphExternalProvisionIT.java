package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.graph.Fixtures.property;
import static org.schedulesconnector.graph.Fixtures.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.FakeGraph.Call;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.ProvisionOutcome.SchemaStep;

class GraphExternalProvisionIT {
    private static final SchemaProperty NAME = property("Name", PropertyType.STRING, "title");
    private static final ConnectionSchema SCHEMA = schema(NAME, property("Teams", PropertyType.STRING_COLLECTION));
    private static final String SELF = "/connections/kestrel";

    private final FakeGraph graph = new FakeGraph();
    private final GraphCamel camel = new GraphCamel(graph.baseUrl());

    @AfterEach
    void close() {
        camel.close();
        graph.close();
    }

    @Test
    void createsABareConnectionThenItsSchemaThenTheRest() {
        graph.operationStates("inprogress", "inprogress");

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(graph.calls())
                .extracting(call -> call.method() + " " + call.path().replace("/v1.0/external", ""))
                .containsExactly(
                        "GET /connections/kestrel",
                        "POST /connections",
                        "PATCH /connections/kestrel/schema",
                        "GET /connections/kestrel/operations/1.neu.abc",
                        "GET /connections/kestrel/operations/1.neu.abc",
                        "GET /connections/kestrel/operations/1.neu.abc",
                        "PATCH /connections/kestrel",
                        "PATCH /connections/kestrel");
        assertThat(graph.calls("POST", "/connections").get(0).body())
                .contains("PagerDuty schedules")
                .doesNotContain("Settings");
        assertThat(outcome.created()).isTrue();
        assertThat(outcome.schema()).isEqualTo(SchemaStep.REGISTERED);
        assertThat(outcome.changes()).hasSize(4);
        assertThat(outcome.warnings()).isEmpty();
    }

    @Test
    void sendsResolversWithTheirTypeAndLayoutsWithWholeNumbers() {
        camel.provision(SCHEMA);

        assertThat(graph.connection()
                        .at("/activitySettings/urlToItemResolvers/0/@odata.type")
                        .asText())
                .isEqualTo("#microsoft.graph.externalConnectors.itemIdResolver");
        assertThat(graph.connection()
                        .at("/activitySettings/urlToItemResolvers/0/itemId")
                        .asText())
                .isEqualTo("{id}");
        assertThat(graph.connection()
                        .at("/searchSettings/searchResultTemplates/0/layout/size")
                        .isIntegralNumber())
                .isTrue();
        assertThat(graph.schema().path("baseType").asText()).isEqualTo("microsoft.graph.externalItem");
    }

    @Test
    void writesNothingTheSecondTime() {
        camel.provision(SCHEMA);
        graph.forgetCalls();

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(graph.writes()).isEmpty();
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.created()).isFalse();
        assertThat(graph.calls("GET", "/schema").get(0).header("Prefer")).isEqualTo("include-unknown-enum-members");
    }

    @Test
    void writesNothingTheSecondTimeWhereGraphDoesNotTellItsSettings() {
        graph.hideSettings();
        camel.provision(SCHEMA);
        graph.forgetCalls();

        camel.provision(SCHEMA);

        assertThat(graph.writes()).isEmpty();
    }

    @Test
    void setsOnlyTheSettingThatDiffers() {
        camel.provision(SCHEMA);
        graph.connection().remove("searchSettings");
        graph.connection().putNull("searchSettings");
        graph.connection().put("description", "edited in the admin center");
        graph.forgetCalls();

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(graph.writes()).hasSize(2);
        assertThat(outcome.changes()).containsExactly("name and description are set", "the result template is set");
    }

    @Test
    void patchesTheSchemaWhenAPropertyWasAdded() {
        camel.provision(SCHEMA);
        graph.forgetCalls();

        ProvisionOutcome outcome = camel.provision(
                schema(NAME, property("Teams", PropertyType.STRING_COLLECTION), property("Gaps", PropertyType.STRING)));

        assertThat(graph.writes()).extracting(Call::path).containsExactly("/v1.0/external/connections/kestrel/schema");
        assertThat(outcome.schema()).isEqualTo(SchemaStep.UPDATED);
        assertThat(outcome.changes()).containsExactly("property Gaps added");
        assertThat(outcome.reingestAdvised()).isTrue();
    }

    @Test
    void refusesWhatGraphCannotDoAndNamesIt() {
        camel.provision(SCHEMA);
        graph.forgetCalls();

        GraphException failure =
                camel.failure("provision", Fixtures.definition(schema(property("Name", PropertyType.INT64))), "");

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure)
                .hasMessageContainingAll(
                        "Name cannot change its type from string to int64",
                        "Teams cannot be removed",
                        "new connection id");
        assertThat(graph.writes()).isEmpty();
    }

    @Test
    void onlyReportsWhenAskedToCompare() {
        ProvisionOutcome planned =
                camel.request(ProvisionOutcome.class, "provision", Fixtures.definition(SCHEMA), "&compareOnly=true");

        assertThat(graph.writes()).isEmpty();
        assertThat(planned.compareOnly()).isTrue();
        assertThat(planned.changes()).isEqualTo(camel.provision(SCHEMA).changes());
    }

    @Test
    void sendsTheSchemaAgainWhileANewConnectionIsNotUsableYet() {
        graph.plan(
                "PATCH",
                "/schema",
                Planned.error(400, "BadRequest", "not provisioned"),
                Planned.error(404, "ItemNotFound", "not yet"),
                Planned.error(400, "BadRequest", "not provisioned"));

        assertThat(camel.provision(SCHEMA).schema()).isEqualTo(SchemaStep.REGISTERED);
        assertThat(graph.calls("PATCH", "/schema")).hasSize(4);
    }

    @Test
    void givesUpOnASchemaThatIsRefusedForGood() {
        Planned refusal = Planned.error(400, "BadRequest", "Property Name is odd");
        graph.plan("PATCH", "/schema", refusal, refusal, refusal, refusal, refusal, refusal);

        GraphException failure = camel.failure("provision", Fixtures.definition(SCHEMA), "");

        assertThat(failure).hasMessageContaining("Property Name is odd");
        assertThat(graph.calls("PATCH", "/schema")).hasSize(5);
    }

    @Test
    void repeatsASchemaWhoseOperationFailedOnce() {
        graph.operationStates("inprogress", "failed");

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(outcome.schema()).isEqualTo(SchemaStep.REGISTERED);
        assertThat(graph.calls("PATCH", "/schema")).hasSize(2);
    }

    @Test
    void waitsForARegistrationThatAnEarlierRunBegan() {
        Planned conflict = new Planned(true, 409, Map.of(), "{\"error\":{\"code\":\"Conflict\"}}");
        graph.plan("PATCH", "/schema", conflict, conflict, conflict, conflict, conflict);

        assertThat(camel.provision(SCHEMA).schema()).isEqualTo(SchemaStep.REGISTERED);
        assertThat(graph.calls("GET", "/operations/1.neu.abc")).isEmpty();
    }

    @Test
    void readsTheConnectionsStateWhenGraphNamesNoOperation() {
        graph.plan("PATCH", "/schema", new Planned(true, 202, Map.of(), ""));

        assertThat(camel.provision(SCHEMA).schema()).isEqualTo(SchemaStep.REGISTERED);
        assertThat(graph.calls("GET", SELF)).hasSize(2);
    }

    @Test
    void failsWhenTheOperationFailsEachTime() {
        graph.operationStates("failed", "failed", "failed");

        GraphException failure = camel.failure("provision", Fixtures.definition(SCHEMA), "");

        assertThat(failure).hasMessageContainingAll("kestrel", "3 times", "server error");
    }

    @Test
    void endsAtItsTimeOutAndSaysThatGraphGoesOn() {
        graph.operationStates("inprogress", "inprogress", "inprogress", "inprogress");

        GraphException failure = camel.failure("provision", Fixtures.definition(SCHEMA), "&provisionTimeout=1ms");

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("run again later");
    }

    @Test
    void doesNotFollowAnOperationToAnotherHost() {
        graph.plan(
                "PATCH",
                "/schema",
                new Planned(true, 202, Map.of("Location", "http://127.0.0.1:1/v1.0/operations/1"), ""));

        GraphException failure = camel.failure("provision", Fixtures.definition(SCHEMA), "");

        assertThat(failure).hasMessageContainingAll("another host", "127.0.0.1");
    }

    @Test
    void followsALocationWithoutAHost() {
        graph.plan(
                "PATCH",
                "/schema",
                new Planned(true, 202, Map.of("Location", "/v1.0/external/connections/kestrel/operations/2"), ""));

        camel.provision(SCHEMA);

        assertThat(graph.calls("GET", "/operations/2")).hasSize(1);
    }

    @Test
    void healsWhenTheAnswerToTheCreationIsLost() {
        graph.plan("POST", "/connections", Planned.lostAnswer());

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(outcome.created()).isTrue();
        assertThat(outcome.schema()).isEqualTo(SchemaStep.REGISTERED);
    }

    @Test
    void refusesAConnectionOfAnotherApplication() {
        graph.plan("POST", "/connections", Planned.error(409, "Conflict", "exists"));

        GraphException failure = camel.failure("provision", Fixtures.definition(SCHEMA), "");

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContainingAll("kestrel", "another application", "Choose another connection id");
        assertThat(graph.writes()).hasSize(1);
    }

    @Test
    void refusesAConnectionThatMayNotBeReadAfterAConflict() {
        graph.plan("POST", "/connections", Planned.error(409, "Conflict", "exists"));
        graph.plan(
                "GET",
                SELF,
                Planned.error(404, "ItemNotFound", "absent"),
                Planned.error(403, "Authorization_RequestDenied", "denied"));

        assertThat(camel.failure("provision", Fixtures.definition(SCHEMA), "").kind())
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void namesThePermissionsWhenGraphForbids() {
        graph.plan("GET", SELF, Planned.error(403, "Authorization_RequestDenied", "denied"));

        assertThat(camel.failure("provision", Fixtures.definition(SCHEMA), ""))
                .hasMessageContainingAll("403", "ExternalConnection.ReadWrite.OwnedBy", "another application");
    }

    @Test
    void refusesAnObsoleteConnectionAndWarnsOfAFullOne() {
        camel.provision(SCHEMA);
        graph.connection().put("state", "obsolete");
        assertThat(camel.failure("provision", Fixtures.definition(SCHEMA), "").kind())
                .isEqualTo(Kind.REFUSED);

        graph.connection().put("state", "limitExceeded");
        assertThat(camel.provision(SCHEMA).warnings())
                .singleElement()
                .asString()
                .contains("quota");
    }

    @Test
    void warnsWhenGraphDoesNotTakeTheResultTemplate() {
        graph.plan("PATCH", SELF, new Planned(true, 204, Map.of(), ""), Planned.error(400, "BadRequest", "layout"));

        ProvisionOutcome outcome = camel.provision(SCHEMA);

        assertThat(outcome.warnings()).singleElement().asString().contains("result template", "layout");
        assertThat(outcome.changes()).doesNotContain("the result template is set");
    }

    @Test
    void registersTheSchemaOfAConnectionThatWasLeftADraft() {
        camel.provision(SCHEMA);
        graph.connection().put("state", "draft");
        graph.forgetCalls();

        assertThat(camel.provision(SCHEMA).schema()).isEqualTo(SchemaStep.REGISTERED);
    }

    @Test
    void leavesOutWhatAGovernmentCloudDoesNotKnow() {
        camel.request(ProvisionOutcome.class, "provision", Fixtures.definition(Fixtures.everyType()), "&cloud=gccHigh");
        camel.request(ItemOutcome.class, "putItem", Fixtures.item("P1", Fixtures.everyValue()), "&cloud=gccHigh");

        assertThat(graph.schema().toString()).contains("title").doesNotContain("principal", "assignedToPeople");
        assertThat(graph.item("P1").path("properties").has("OnCall")).isFalse();
        assertThat(graph.item("P1").path("properties").has("Teams")).isTrue();
    }

    @Test
    void tellsItsProgressToWhoeverListens() {
        List<String> heard = new ArrayList<>();
        camel.context().getRegistry().bind("listener", (ProvisionProgress) heard::add);
        graph.operationStates("inprogress");

        camel.request(ProvisionOutcome.class, "provision", Fixtures.definition(SCHEMA), "&progress=#listener");

        assertThat(heard).anyMatch(line -> line.contains("has been registering the schema"));
    }

    @Test
    void fetchesTheSchemaOnceWhenItDidNotProvision() {
        camel.provision(SCHEMA);
        try (GraphCamel later = new GraphCamel(graph.baseUrl())) {
            graph.forgetCalls();

            later.put("P1");
            later.put("P2");

            assertThat(graph.calls("GET", "/schema")).hasSize(1);
            assertThat(graph.calls("PUT", "")).hasSize(2);
        }
    }

    @Test
    void takesNoItemsBeforeThereIsASchema() {
        graph.plan("GET", "/schema", Planned.json("{\"properties\":[]}"));

        GraphException failure = camel.failure("putItem", Fixtures.item("P1"), "");

        assertThat(failure).hasMessageContainingAll("kestrel", "provision it first");
    }

    @Test
    void refusesADefinitionOfAnotherConnection() {
        ConnectionDefinition other = new ConnectionDefinition("other", "n", "d", SCHEMA, List.of(), null);

        assertThat(camel.failure("provision", other, "")).hasMessageContainingAll("other", "kestrel");
    }

    @Test
    void deletesTheConnectionAndFindsItAbsentAfterwards() {
        camel.provision(SCHEMA);

        Exchange deleted = camel.send("deleteConnection", null, "");

        assertThat(deleted.getMessage().getBody()).isEqualTo(new ConnectionDeletion("kestrel", true));
        assertThat(camel.request(ConnectionDeletion.class, "deleteConnection", null, ""))
                .isEqualTo(new ConnectionDeletion("kestrel", false));
    }
}
