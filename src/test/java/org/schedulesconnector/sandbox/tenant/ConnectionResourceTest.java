package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class ConnectionResourceTest {
    private static final String OTHER_APP = "00000000-0000-4000-8000-00000000000a";
    private static final Set<String> ROLES = Set.of("ExternalConnection.ReadWrite.OwnedBy");
    private static final String CARD = "{'type':'AdaptiveCard','version':'1.5','body':[]}";

    private final Tenant tenant = Tenant.builder().build();
    private final GraphCaller graph = GraphCaller.of(tenant);

    @Test
    void createsADraftThatCanBeReadUpdatedAndDeleted() {
        Reply created = create("pagerduty1");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("state").asText()).isEqualTo("draft");
        assertThat(graph.patch("/external/connections/pagerduty1", "{'description':'Other'}")
                        .status())
                .isEqualTo(204);
        Reply read = graph.get("/external/connections/pagerduty1");
        assertThat(read.json().path("name").asText()).isEqualTo("Schedules");
        assertThat(read.json().path("description").asText()).isEqualTo("Other");
        assertThat(graph.get("/external/connections/pagerduty1", Map.of("$select", "id,state"))
                        .json()
                        .size())
                .isEqualTo(2);
        assertThat(graph.get("/external/connections").json().path("value")).hasSize(1);

        assertThat(graph.delete("/external/connections/pagerduty1").status()).isEqualTo(204);

        assertThat(graph.get("/external/connections/pagerduty1").status()).isEqualTo(404);
        assertThat(tenant.counters().connectionWrites()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "page-duty", "a_b_c", "MicrosoftThing", "sharePoint", "TEAMS", "née", ""})
    void refusesAnIdThatBreaksTheRules(String id) {
        assertThat(create(id).status()).isEqualTo(400);
        assertThat(create("a".repeat(33)).status()).isEqualTo(400);
        assertThat(create("a".repeat(32)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'abc','description':'d'}",
                "{'id':'abc','name':'n'}",
                "{'id':'abc','name':'n','description':'d','colour':'red'}",
                "{'id':'abc','name':'n','description':'d','contentCategory':'calendar'}",
                "{'id':'abc','name':'n','description':'d','configuration':{'authorizedAppIds':['me']}}",
                "{'id':'abc','name':7,'description':'d'}",
                "{'id':'abc','name':'n','description':'d','@odata.type':'#microsoft.graph.external'}"
            })
    void refusesAnIncompleteOrUnknownBody(String body) {
        assertThat(graph.post("/external/connections", body).status()).isEqualTo(400);
        assertThat(tenant.connection("abc")).isEmpty();
    }

    @Test
    void refusesANameOver128Characters() {
        assertThat(graph.post(
                                "/external/connections",
                                "{'id':'abc','name':'" + "n".repeat(129) + "','description':'d'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answers409ForAnIdInUse() {
        create("pagerduty1");

        Reply again = create("pagerduty1");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error().path("code").asText()).isEqualTo("NameAlreadyExists");
    }

    @Test
    void hidesTheConnectionOfAnotherAppAndKeepsItsIdTaken() {
        create("pagerduty1");
        GraphCaller other = new GraphCaller(tenant.service(), tenant.addApp(OTHER_APP, ROLES));

        assertThat(other.get("/external/connections").json().path("value")).isEmpty();
        assertThat(other.get("/external/connections/pagerduty1").status()).isEqualTo(404);
        assertThat(other.delete("/external/connections/pagerduty1").status()).isEqualTo(404);
        assertThat(other.post("/external/connections", body("pagerduty1")).status())
                .isEqualTo(409);
    }

    @Test
    void forbidsTheConnectionOfAnotherAppWhenToldTo() {
        Tenant strict = Tenant.builder().foreignStatus(403).build();
        GraphCaller.of(strict).post("/external/connections", body("pagerduty1"));
        GraphCaller other = new GraphCaller(strict.service(), strict.addApp(OTHER_APP, ROLES));

        assertThat(other.get("/external/connections/pagerduty1").status()).isEqualTo(403);
    }

    @Test
    void letsAnAuthorizedAppIn() {
        create("pagerduty1");
        GraphCaller other = new GraphCaller(tenant.service(), tenant.addApp(OTHER_APP, ROLES));

        graph.patch("/external/connections/pagerduty1", "{'configuration':{'authorizedAppIds':['" + OTHER_APP + "']}}");

        assertThat(other.get("/external/connections/pagerduty1").status()).isEqualTo(200);
    }

    @Test
    void makesTheConnectionYetAnswers503WhenACardIsBroken() {
        String broken = body("pagerduty1")
                .replace("'}", "','searchSettings':{'searchResultTemplates':[" + template("{'type':'Card'}") + "]}}");

        assertThat(graph.post("/external/connections", broken).status()).isEqualTo(503);
        assertThat(graph.post("/external/connections", broken).status()).isEqualTo(409);
        assertThat(tenant.connection("pagerduty1")).isPresent();
    }

    @Test
    void takesResultTemplatesAndUrlResolversByUpdate() {
        create("pagerduty1");

        Reply updated = graph.patch(
                "/external/connections/pagerduty1",
                "{'searchSettings':{'searchResultTemplates':[" + template(CARD) + "]},"
                        + resolver("(?<id>P\\\\w+)", "{id}") + "}");

        assertThat(updated.status()).isEqualTo(204);
        assertThat(tenant.connection("pagerduty1").orElseThrow().at("/activitySettings/urlToItemResolvers"))
                .hasSize(1);
    }

    @Test
    void refusesTemplatesAndResolversThatBreakARule() {
        create("pagerduty1");

        assertThat(patchStatus("{}")).isEqualTo(400);
        assertThat(patchStatus("{'state':'ready'}")).isEqualTo(400);
        assertThat(patchStatus(resolvers("{'priority':1,'itemId':'a'}"))).isEqualTo(400);
        assertThat(patchStatus("{" + resolver("(?<id>P", "{id}") + "}")).isEqualTo(400);
        assertThat(patchStatus("{" + resolver("(?<id>P)", "{other}") + "}")).isEqualTo(400);
        assertThat(patchStatus("{" + resolver("(?<id>P)", "{id}").replace("https", "http") + "}"))
                .isEqualTo(400);
        assertThat(patchStatus(templates(template("{'type':'Card'}")))).isEqualTo(400);
        assertThat(patchStatus(templates(template(CARD).replace("'id':'one'", "'id':'one-two'"))))
                .isEqualTo(400);
        assertThat(patchStatus(templates(template(CARD).replace("'priority':1", "'priority':0"))))
                .isEqualTo(400);
        assertThat(patchStatus(templates(template(CARD) + "," + template(CARD) + "," + template(CARD))))
                .isEqualTo(400);
        assertThat(tenant.connection("pagerduty1").orElseThrow().has("searchSettings"))
                .isFalse();
    }

    private int patchStatus(String body) {
        return graph.patch("/external/connections/pagerduty1", body).status();
    }

    private Reply create(String id) {
        return graph.post("/external/connections", body(id));
    }

    private static String body(String id) {
        return "{'id':'" + id + "','name':'Schedules','description':'On-call schedules'}";
    }

    private static String template(String layout) {
        return "{'id':'one','priority':1,'layout':" + layout
                + ",'rules':[{'operation':'equals','property':'Name','values':['x'],'valuesJoinedBy':'and'}]}";
    }

    private static String templates(String list) {
        return "{'searchSettings':{'searchResultTemplates':[" + list + "]}}";
    }

    private static String resolvers(String list) {
        return "{'activitySettings':{'urlToItemResolvers':[" + list + "]}}";
    }

    private static String resolver(String pattern, String itemId) {
        String one = "{'@odata.type':'#microsoft.graph.externalConnectors.itemIdResolver','priority':1,'itemId':'"
                + itemId + "','urlMatchInfo':{'baseUrls':['https://kestrel.pagerduty.com'],'urlPattern':'" + pattern
                + "'}}";
        return resolvers(one).substring(1, resolvers(one).length() - 1);
    }
}
