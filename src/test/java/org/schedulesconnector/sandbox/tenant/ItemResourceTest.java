package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class ItemResourceTest {
    private static final String ITEMS = "/external/connections/pd1/items/";
    private static final String ACL = "'acl':[{'type':'everyone','value':'everyone','accessType':'grant'}]";
    private static final String CONTENT = "'content':{'type':'text','value':'On call now: Ana Ruiz'}";
    private static final String GUID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String SCHEMA = "{'name':'Name','type':'string'},{'name':'Count','type':'int64'},"
            + "{'name':'Coverage','type':'double'},{'name':'Start','type':'dateTime'},{'name':'HasGap','type':'boolean'},"
            + "{'name':'Teams','type':'stringCollection'},{'name':'Starts','type':'dateTimeCollection'},"
            + "{'name':'Counts','type':'int64Collection'},{'name':'Shares','type':'doubleCollection'},"
            + "{'name':'Owner','type':'principal'},{'name':'People','type':'principalCollection'}";

    private final Tenant tenant = Tenant.builder().build();
    private final GraphCaller graph = GraphCaller.of(tenant).ready("pd1", SCHEMA);

    @Test
    void storesAWholeItemAndGivesItBack() {
        String properties = "'Name':'Database','Count':3,'Coverage':46.7,'Start':'2026-09-08T10:00:00Z','HasGap':true,"
                + "'Teams@odata.type':'Collection(String)','Teams':['A','B'],"
                + "'Starts@odata.type':'#Collection(DateTimeOffset)','Starts':['2026-09-08T12:00:00+02:00'],"
                + "'Counts@odata.type':'Collection(Int64)','Counts':[1],"
                + "'Shares@odata.type':'Collection(Double)','Shares':[1,2.5],"
                + "'Owner':{'@odata.type':'#microsoft.graph.externalConnectors.principal','email':'ana@kestrel.example'},"
                + "'People@odata.type':'Collection(microsoft.graph.externalConnectors.principal)',"
                + "'People':[{'upn':'ana@kestrel.example'}]";

        Reply stored = put("P1", "{" + ACL + ",'properties':{" + properties + "}," + CONTENT + "}");

        assertThat(stored.status()).isEqualTo(200);
        Reply read = graph.get(ITEMS + "P1");
        assertThat(read.json().path("id").asText()).isEqualTo("P1");
        assertThat(read.json().at("/properties/Teams/1").asText()).isEqualTo("B");
        assertThat(read.json().at("/content/value").asText()).isEqualTo("On call now: Ana Ruiz");
        assertThat(tenant.item("pd1", "P1"))
                .hasValueSatisfying(item -> assertThat(item).isEqualTo(read.json()));
        assertThat(tenant.items("pd1")).containsOnlyKeys("P1");
    }

    @Test
    void answersWithAndWithoutABodyAndCountsWhatItDid() {
        int first = put("P1", whole("'Name':'A'")).answer().body().length;
        int second = put("P1", whole("'Name':'B'")).answer().body().length;
        graph.delete(ITEMS + "P1");

        assertThat(first).isPositive();
        assertThat(second).isZero();
        assertThat(tenant.counters().itemsCreated()).isEqualTo(1);
        assertThat(tenant.counters().itemsUpdated()).isEqualTo(1);
        assertThat(tenant.counters().itemsDeleted()).isEqualTo(1);
        assertThat(tenant.counters().itemWrites()).isEqualTo(3);
    }

    @Test
    void keepsTheOldContentWhenANewVersionHasNone() {
        put("P1", whole("'Name':'A'"));

        put("P1", "{" + ACL + ",'properties':{'Name':'B'}}");

        assertThat(tenant.item("pd1", "P1").orElseThrow().at("/content/value").asText())
                .isEqualTo("On call now: Ana Ruiz");
        assertThat(tenant.item("pd1", "P1").orElseThrow().at("/properties/Name").asText())
                .isEqualTo("B");
    }

    @Test
    void deletesOnceAndAnswers404After() {
        put("P1", whole("'Name':'A'"));

        assertThat(graph.delete(ITEMS + "P1").status()).isEqualTo(204);
        assertThat(graph.delete(ITEMS + "P1").status()).isEqualTo(404);
        assertThat(graph.get(ITEMS + "P1").status()).isEqualTo(404);
    }

    @Test
    void refusesItemsInADraftAndInNoConnection() {
        graph.post("/external/connections", "{'id':'draft1','name':'n','description':'d'}");

        Reply draft = graph.put("/external/connections/draft1/items/P1", whole("'Name':'A'"));

        assertThat(draft.status()).isEqualTo(400);
        assertThat(draft.message()).contains("draft");
        assertThat(graph.put("/external/connections/none/items/P1", whole("'Name':'A'"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesToListItems() {
        assertThat(graph.get("/external/connections/pd1/items").status()).isEqualTo(501);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1", "P_1", "P 1", "Pü"})
    void refusesAnItemIdThatIsNotAlphanumeric(String id) {
        assertThat(put(id, whole("'Name':'A'")).status()).isEqualTo(400);
        assertThat(put("P".repeat(129), whole("'Name':'A'")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'properties':{'Name':'A'}}",
                "{" + ACL + "}",
                "{" + ACL + ",'properties':{}}",
                "{" + ACL + ",'properties':{'Teams@odata.type':'Collection(String)'}}",
                "{" + ACL + ",'properties':[]}",
                "{'acl':[],'properties':{'Name':'A'}}",
                "{'id':'P2'," + ACL + ",'properties':{'Name':'A'}}",
                "{" + ACL + ",'properties':{'Name':'A'},'title':'A'}",
                "{" + ACL + ",'properties':{'Name':'A'},'content':{'type':'markdown','value':'A'}}",
                "{" + ACL + ",'properties':{'Name':'A'},'content':{'type':'text'}}",
                "{" + ACL + ",'properties':{'Name':'A'},'content':'A'}"
            })
    void refusesAnItemThatIsNotWhole(String body) {
        Reply refused = put("P1", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isNotBlank();
        assertThat(tenant.item("pd1", "P1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'user','value':'ana@kestrel.example','accessType':'grant'}",
                "{'type':'group','value':'admins','accessType':'grant'}",
                "{'type':'everyone','value':'all','accessType':'grant'}",
                "{'type':'everyone','value':'" + GUID + "','accessType':'grant'}",
                "{'type':'everyoneExceptGuests','value':'everyoneExceptGuests','accessType':'grant'}",
                "{'type':'externalGroup','value':'team-1','accessType':'grant'}",
                "{'type':'person','value':'" + GUID + "','accessType':'grant'}",
                "{'type':'user','value':'" + GUID + "','accessType':'allow'}",
                "{'type':'user','value':'" + GUID + "'}",
                "{'type':'user','value':'" + GUID + "','accessType':'grant','identitySource':'azureActiveDirectory'}",
                "'everyone'"
            })
    void refusesAnAclEntryThatIsNotValid(String entry) {
        assertThat(put("P1", "{'acl':[" + entry + "],'properties':{'Name':'A'}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void acceptsEachKindOfAclEntry() {
        String acl = "'acl':[{'type':'user','value':'" + GUID + "','accessType':'grant'},"
                + "{'type':'group','value':'" + GUID + "','accessType':'deny'},"
                + "{'type':'everyone','value':'" + tenant.id() + "','accessType':'grant'},"
                + "{'type':'everyoneExceptGuests','value':'" + tenant.id() + "','accessType':'grant'},"
                + "{'type':'externalGroup','value':'pdteamP1','accessType':'grant'}]";

        assertThat(put("P1", "{" + acl + ",'properties':{'Name':'A'}}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Unknown':'x'",
                "'name':'x'",
                "'Name':7",
                "'Name':null",
                "'Count':1.5",
                "'Count':'1'",
                "'Coverage':'46.7'",
                "'Start':'2026-09-08'",
                "'Start':'2026-09-08T10:00:00'",
                "'HasGap':'true'",
                "'Teams':['A']",
                "'Teams@odata.type':'Collection(Edm.Int64)','Teams':['A']",
                "'Teams@odata.type':'Collection(String)','Teams':'A'",
                "'Teams@odata.type':'Collection(String)','Teams':[1]",
                "'Teams@odata.type':'Collection(String)','Teams':[null]",
                "'Starts@odata.type':'Collection(DateTime)','Starts':['2026-09-08T10:00:00Z']",
                "'Name':'A','Ghost@odata.type':'Collection(String)'",
                "'Owner':'ana'",
                "'Owner':{'email':'ana@kestrel.example'}",
                "'Owner':{'@odata.type':'#microsoft.graph.externalConnectors.principal','name':'Ana'}",
                "'People':[{'upn':'ana@kestrel.example'}]"
            })
    void refusesAPropertyThatTheSchemaDoesNotHaveLikeThis(String property) {
        Reply refused = put("P1", whole(property));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isNotBlank();
    }

    @Test
    void acceptsAnAnnotatedStringAndAnEmptyCollection() {
        assertThat(put(
                                "P1",
                                whole(
                                        "'Name@odata.type':'String','Name':'Zürich','Teams@odata.type':'Collection(String)','Teams':[]"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void losesAnItemBehindTheConnectorsBackWhenATestAsks() {
        put("P1", whole("'Name':'A'"));

        assertThat(tenant.loseItem("pd1", "P1")).isTrue();
        assertThat(tenant.loseItem("pd1", "P1")).isFalse();
        assertThat(graph.get(ITEMS + "P1").status()).isEqualTo(404);
        assertThat(tenant.counters().itemsDeleted()).isZero();
    }

    private Reply put(String id, String body) {
        return graph.put(ITEMS + id, body);
    }

    private static String whole(String properties) {
        return "{" + ACL + ",'properties':{" + properties + "}," + CONTENT + "}";
    }
}
