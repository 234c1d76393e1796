package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class SchemaResourceTest {
    private static final String CONNECTION = "/external/connections/pd1";
    private static final String TITLE =
            "{'name':'Name','type':'String','isSearchable':true,'isRetrievable':true,'labels':['title']}";
    private static final String ZONE = "{'name':'Timezone','type':'string','isRefinable':true}";
    private static final String LOCATION_ROOT = "http://127.0.0.1:8082/v1.0";

    private final MovableClock clock = MovableClock.stopped();
    private Tenant tenant = Tenant.builder().clock(clock).build();
    private GraphCaller graph = created(tenant);

    @Test
    void registersASchemaThroughAnOperationThatIsPolled() {
        Reply accepted = register(TITLE);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.answer().body()).isEmpty();
        String operation = operation(accepted);
        assertThat(operationStatus(operation)).isEqualTo("inprogress");
        assertThat(operationStatus(operation)).isEqualTo("completed");
        assertThat(tenant.connection("pd1").orElseThrow().path("state").asText())
                .isEqualTo("ready");
        assertThat(graph.get(CONNECTION + "/schema")
                        .json()
                        .at("/properties/0/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void takesItsTimeOnTheClockHoweverOftenItIsPolled() {
        use(SchemaTiming.quick().polls(0).duration(Duration.ofMinutes(5)));

        String operation = operation(register(TITLE));
        clock.advance(Duration.ofSeconds(299));
        assertThat(operationStatus(operation)).isEqualTo("inprogress");
        assertThat(graph.get(CONNECTION + "/schema").status()).isEqualTo(404);

        clock.advance(Duration.ofSeconds(1));

        assertThat(operationStatus(operation)).isEqualTo("completed");
    }

    @Test
    void refusesASchemaWhileTheConnectionIsStillBeingProvisioned() {
        use(SchemaTiming.quick().refusals(2));

        assertThat(register(TITLE).message()).contains("provisioned");
        assertThat(register(TITLE).status()).isEqualTo(400);
        assertThat(register(TITLE).status()).isEqualTo(202);
        assertThat(register(TITLE).message()).contains("in progress");
    }

    @Test
    void failsTheFirstOperationWhenToldToAndKeepsTheDraft() {
        use(SchemaTiming.quick().failures(1));

        String first = operation(register(TITLE));
        graph.get(first);
        Reply failed = graph.get(first);
        String second = operation(register(TITLE));
        graph.get(second);

        assertThat(failed.json().path("status").asText()).isEqualTo("failed");
        assertThat(failed.json().at("/error/message").asText()).isEqualTo("server error");
        assertThat(operationStatus(second)).isEqualTo("completed");
    }

    @Test
    void hidesNewerLabelsFromACallerWhoDoesNotAskForThem() {
        complete(register(TITLE + ",{'name':'Icon','type':'string','isRetrievable':true,'labels':['iconUrl']},"
                + "{'name':'People','type':'principalCollection'}"));

        Reply plain = graph.get(CONNECTION + "/schema");
        Reply full = graph.header("prefer", "include-unknown-enum-members").get(CONNECTION + "/schema");

        assertThat(plain.json().at("/properties/0/labels/0").asText()).isEqualTo("title");
        assertThat(plain.json().at("/properties/1/labels/0").asText()).isEqualTo("unknownFutureValue");
        assertThat(plain.json().at("/properties/2/type").asText()).isEqualTo("unknownFutureValue");
        assertThat(full.json().at("/properties/1/labels/0").asText()).isEqualTo("iconUrl");
        assertThat(full.json().at("/properties/2/type").asText()).isEqualTo("principalCollection");
        assertThat(full.header("Preference-Applied")).isEqualTo("include-unknown-enum-members");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'type':'string'}",
                "{'name':'With-Dash','type':'string'}",
                "{'name':'NameThatIsLongerThan32CharactersXX','type':'string'}",
                "{'name':'A','type':'text'}",
                "{'name':'A','type':'unknownFutureValue'}",
                "{'name':'A','type':'string','isExactMatchRequired':true}",
                "{'name':'A','type':'string','isSearchable':'yes'}",
                "{'name':'A','type':'dateTime','isSearchable':true}",
                "{'name':'A','type':'int64Collection','isSearchable':true}",
                "{'name':'A','type':'string','isSearchable':true,'isRefinable':true}",
                "{'name':'A','type':'boolean','isRefinable':true}",
                "{'name':'A','type':'principal','isRefinable':true}",
                "{'name':'A','type':'string','labels':['title']}",
                "{'name':'A','type':'string','isRetrievable':true,'labels':['heading']}",
                "{'name':'A','type':'string','isRetrievable':true,'labels':['assignedTo']}",
                "{'name':'A','type':'string','isRetrievable':true,'labels':['lastModifiedDateTime']}",
                "{'name':'A','type':'int64','isRetrievable':true,'labels':['url']}",
                "{'name':'A','type':'string','aliases':['not alphanumeric']}",
                "{'name':'A','type':'string'},{'name':'a','type':'string'}",
                "{'name':'A','type':'string','aliases':['b']},{'name':'B','type':'string'}",
                "{'name':'A','type':'string','isRetrievable':true,'labels':['title']},"
                        + "{'name':'B','type':'string','isRetrievable':true,'labels':['title']}"
            })
    void refusesASchemaThatBreaksARule(String properties) {
        assertThat(register(properties).status()).isEqualTo(400);
    }

    @Test
    void refusesTooManyPropertiesTooLongDescriptionsAndAnotherBaseType() {
        String many = IntStream.range(0, 129)
                .mapToObj(i -> "{'name':'P" + i + "','type':'string'}")
                .collect(Collectors.joining(","));

        assertThat(register(many).message()).contains("128");
        assertThat(register("{'name':'A','type':'string','description':'" + "d".repeat(201) + "'}")
                        .status())
                .isEqualTo(400);
        assertThat(graph.patch(
                                CONNECTION + "/schema",
                                "{'baseType':'microsoft.graph.item','properties':[" + TITLE + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void acceptsWhatTheSamplesOfTheFieldRegister() {
        assertThat(register(
                                TITLE
                                        + ",{'name':'By','type':'String','isRetrievable':true,'labels':['createdBy']}"
                                        + ",{'name':'At','type':'DateTime','isRefinable':true,'isRetrievable':true,"
                                        + "'labels':['createdDateTime']}"
                                        + ",{'name':'Count','type':'Int64','isRefinable':true,'isQueryable':true}"
                                        + ",{'name':'Tags','type':'StringCollection','isSearchable':true,'aliases':['labels1']}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void allowsAnUpdateThatAddsAndRefusesOneThatCannotBe() {
        complete(register(TITLE + "," + ZONE));

        assertThat(register(TITLE).message()).contains("'Timezone'", "cannot be removed");
        assertThat(register(TITLE + ",{'name':'Timezone','type':'int64','isRefinable':true}")
                        .message())
                .contains("type of property 'Timezone'");
        assertThat(register(TITLE.replace("'isSearchable':true", "'isRefinable':true") + "," + ZONE)
                        .message())
                .contains("'Name' cannot be made refinable");
        complete(register(TITLE + "," + ZONE + ",{'name':'New','type':'string','isRefinable':true}"));

        assertThat(tenant.schema("pd1").orElseThrow().path("properties")).hasSize(3);
    }

    @Test
    void knowsNoOperationItDidNotStart() {
        assertThat(graph.get(CONNECTION + "/operations/1.neu.00000000").status())
                .isEqualTo(404);
        assertThat(graph.delete(CONNECTION + "/schema").status()).isEqualTo(405);
    }

    private void use(SchemaTiming timing) {
        tenant = Tenant.builder().clock(clock).timing(timing).build();
        graph = created(tenant);
    }

    private static GraphCaller created(Tenant tenant) {
        GraphCaller graph = GraphCaller.of(tenant);
        graph.post("/external/connections", "{'id':'pd1','name':'n','description':'d'}");
        return graph;
    }

    private Reply register(String properties) {
        return graph.patch(CONNECTION + "/schema", GraphCaller.schema(properties));
    }

    private static String operation(Reply accepted) {
        assertThat(accepted.header("Location")).startsWith(LOCATION_ROOT + CONNECTION + "/operations/");
        return accepted.header("Location").substring(LOCATION_ROOT.length());
    }

    private String operationStatus(String operation) {
        return graph.get(operation).json().path("status").asText();
    }

    private void complete(Reply accepted) {
        String operation = operation(accepted);
        graph.get(operation);
        assertThat(operationStatus(operation)).isEqualTo("completed");
    }
}
