package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each answer of a tour through both services keeps to the services' own documents. */
class SandboxContractIT {
    private static final String CONNECTION = "/v1.0/external/connections/pd1";
    private static final String ITEM =
            """
            {"acl":[{"type":"everyone","value":"everyone","accessType":"grant"}],
             "properties":{"Name":"Database","Teams@odata.type":"Collection(String)","Teams":["A"]},
             "content":{"type":"text","value":"On call now: Ana Ruiz"}}""";
    private static final String SCHEMA =
            """
            {"baseType":"microsoft.graph.externalItem","properties":[
             {"name":"Name","type":"string","isSearchable":true,"isRetrievable":true,"labels":["title"]},
             {"name":"Icon","type":"string","isRetrievable":true,"labels":["iconUrl"]},
             {"name":"Teams","type":"stringCollection","description":"Teams","aliases":["team"]}]}""";
    private static final String SETTINGS =
            """
            {"activitySettings":{"urlToItemResolvers":[{"@odata.type":"#microsoft.graph.externalConnectors.itemIdResolver",
             "priority":1,"itemId":"{id}","urlMatchInfo":{"baseUrls":["https://kestrel.pagerduty.com"],
             "urlPattern":"/schedules/(?<id>P\\\\w+)"}}]},
             "searchSettings":{"searchResultTemplates":[{"id":"schedule","priority":1,
             "layout":{"type":"AdaptiveCard","version":"1.5","body":[]}}]}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private ContractRecorder recorder;
    private Sandbox sandbox;

    @BeforeEach
    void startRecording() {
        recorder = ContractRecorder.orSkip();
        sandbox = Sandbox.start();
        sandbox.listen(recorder);
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void keepsToTheDocumentOfGraph() throws Exception {
        provision();
        writeItems();
        manageGroups();
        graph("DELETE", CONNECTION, "");

        assertThat(recorder.requestViolations()).isEmpty();
        assertThat(recorder.answerViolations()).isEmpty();
        assertThat(recorder.unknownKinds()).isEmpty();
        assertThat(recorder.recorded()).isGreaterThan(20);
    }

    @Test
    void keepsToTheDocumentOfGraphWhereItRefuses() throws Exception {
        graph("GET", CONNECTION, "");
        graph("POST", "/v1.0/external/connections", "{}");
        graph("POST", "/v1.0/external/connections", "{\"id\":");
        graph("PATCH", CONNECTION + "/schema", SCHEMA);
        graph("PUT", CONNECTION + "/items/P1", "{}");
        graph("GET", CONNECTION + "/items", "");
        graph("GET", CONNECTION + "/operations/none", "");
        send(HttpRequest.newBuilder(URI.create(sandbox.graph().url() + CONNECTION)));

        assertThat(recorder.answerViolations()).isEmpty();
        assertThat(recorder.recorded()).isEqualTo(8);
    }

    @Test
    void keepsToTheDocumentOfPagerDuty() throws Exception {
        String layerBased = sandbox.account().layerSchedules().get(0).id();
        String shiftBased = sandbox.account().shiftSchedules().get(0).id();
        String window = "since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z&time_zone=UTC";
        for (String path : List.of(
                "/schedules?limit=100&total=true&include[]=schedule_layers&include[]=overrides_subschedule"
                        + "&include[]=final_schedule&" + window,
                "/schedules/" + layerBased + "?" + window,
                "/schedules/" + layerBased + "/overrides?since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z",
                "/schedules/" + layerBased + "/users?since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z",
                "/schedules/" + layerBased + "/audit/records",
                "/schedules/PNONE00",
                "/schedules/" + shiftBased,
                "/v3/schedules?limit=1000",
                "/v3/schedules/" + shiftBased + "?include[]=final_schedule&since=2026-09-01T00:00:00Z"
                        + "&until=2026-09-16T00:00:00Z",
                "/v3/schedules/" + shiftBased + "/rotations",
                "/v3/schedules/" + shiftBased + "/custom_shifts?since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z",
                "/v3/schedules/" + shiftBased + "/overrides?since=2026-09-01T00:00:00Z&until=2026-09-16T00:00:00Z",
                "/v3/schedules/" + layerBased,
                "/users?limit=100",
                "/users/" + sandbox.account().users().get(0).id(),
                "/users/me",
                "/teams?limit=100",
                "/teams/" + sandbox.account().teams().get(0).id(),
                "/teams/" + sandbox.account().teams().get(0).id() + "/members",
                "/escalation_policies?limit=100",
                "/escalation_policies/" + sandbox.account().policies().get(0).id(),
                "/oncalls?limit=100",
                "/audit/records?limit=100",
                "/abilities",
                "/abilities/teams",
                "/schedules?nonsense=1")) {
            pagerDuty(path);
        }
        send(HttpRequest.newBuilder(URI.create(sandbox.pagerDuty().url() + "/users")));

        assertThat(recorder.requestViolations()).singleElement().asString().contains("'nonsense' is unexpected");
        assertThat(recorder.answerViolations()).isEmpty();
        assertThat(recorder.unknownKinds()).isEmpty();
        assertThat(recorder.recorded()).isEqualTo(27);
    }

    @Test
    void tellsARequestAndAnAnswerThatBreakTheDocument() {
        SandboxRequest request = new SandboxRequest(
                "POST",
                "/v1.0/external/connections",
                Map.of(),
                Map.of("content-type", "application/json"),
                "{\"contentCategory\":\"calendar\"}".getBytes(StandardCharsets.UTF_8));
        byte[] body = "{\"error\":\"a sentence\"}".getBytes(StandardCharsets.UTF_8);

        recorder.exchanged(
                Sandbox.GRAPH, request, new SandboxAnswer(400, Map.of("Content-Type", "application/json"), body));

        assertThat(recorder.requestViolations()).anyMatch(violation -> violation.contains("contentCategory"));
        assertThat(recorder.answerViolations()).anyMatch(violation -> violation.contains("/error"));
    }

    private void provision() throws Exception {
        graph("POST", "/v1.0/external/connections", "{\"id\":\"pd1\",\"name\":\"n\",\"description\":\"d\"}");
        String location = graph("PATCH", CONNECTION + "/schema", SCHEMA)
                .headers()
                .firstValue("location")
                .orElseThrow();
        String operation = URI.create(location).getPath();
        graph("GET", operation, "");
        graph("GET", operation, "");
        graph("PATCH", CONNECTION, SETTINGS);
        graph("GET", CONNECTION, "");
        graph("GET", CONNECTION + "/schema", "");
        graph("GET", "/v1.0/external/connections", "");
    }

    private void writeItems() throws Exception {
        for (String id : List.of("P1", "P2", "P3")) {
            assertThat(graph("PUT", CONNECTION + "/items/" + id, ITEM).statusCode())
                    .isEqualTo(200);
        }
        graph("GET", CONNECTION + "/items/P1", "");
        graph("DELETE", CONNECTION + "/items/P1", "");
        graph("GET", CONNECTION + "/items/P1", "");
    }

    private void manageGroups() throws Exception {
        String member = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
        graph("POST", CONNECTION + "/groups", "{\"id\":\"pdteam1\",\"displayName\":\"Team\"}");
        graph("PATCH", CONNECTION + "/groups/pdteam1", "{\"description\":\"A team\"}");
        graph("GET", CONNECTION + "/groups/pdteam1", "");
        graph("POST", CONNECTION + "/groups/pdteam1/members", "{\"id\":\"" + member + "\",\"type\":\"user\"}");
        graph("POST", CONNECTION + "/groups/pdteam1/members", "{\"id\":\"" + member + "\",\"type\":\"user\"}");
        graph("DELETE", CONNECTION + "/groups/pdteam1/members/" + member, "");
        graph("DELETE", CONNECTION + "/groups/pdteam1", "");
    }

    private HttpResponse<String> graph(String method, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(sandbox.graph().url() + path))
                .header("Authorization", "Bearer " + sandbox.tenant().token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private void pagerDuty(String path) throws Exception {
        send(HttpRequest.newBuilder(URI.create(
                        sandbox.pagerDuty().url() + path.replace("[", "%5B").replace("]", "%5D")))
                .header("Authorization", "Token token=sandbox-owner-token")
                .header("Accept", "application/vnd.pagerduty+json;version=2"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
