package org.schedulesconnector.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxServer;

/** What the control address does to the two services, as those who call them see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultOperationsIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start();
    }

    @AfterEach
    void heal() {
        sandbox.faults().clear();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void throttlesEachServiceInItsOwnWords() throws Exception {
        HttpResponse<String> answer = add("{\"fault\":\"throttle\",\"seconds\":20,\"times\":1}");

        assertThat(answer.body())
                .contains("The fault throttle strikes pagerduty and graph for the next requests that it fits.");
        HttpResponse<String> pagerDuty = get(sandbox.pagerDuty());
        HttpResponse<String> graph = get(sandbox.graph());
        assertThat(pagerDuty.statusCode()).isEqualTo(429);
        assertThat(pagerDuty.headers().firstValue("ratelimit-reset")).contains("20");
        assertThat(pagerDuty.headers().firstValue("ratelimit-remaining")).contains("0");
        assertThat(graph.statusCode()).isEqualTo(429);
        assertThat(graph.headers().firstValue("retry-after")).contains("20");
        assertThat(get(sandbox.graph()).statusCode()).isEqualTo(401);
    }

    @Test
    void failsOneServiceAtOnePathUntilFaultsAreRemoved() throws Exception {
        add("{\"fault\":\"status\",\"status\":503,\"at\":\"pagerduty\",\"path\":\"^/users\"}");

        assertThat(get(sandbox.pagerDuty(), "/users").statusCode()).isEqualTo(503);
        assertThat(get(sandbox.pagerDuty(), "/users/P1").statusCode()).isEqualTo(503);
        assertThat(get(sandbox.pagerDuty(), "/teams").statusCode()).isEqualTo(401);
        assertThat(get(sandbox.graph(), "/users").statusCode()).isEqualTo(401);
        assertThat(get(sandbox.control(), "/users").statusCode()).isEqualTo(200);

        client.send(HttpRequest.newBuilder(faults()).DELETE().build(), BodyHandlers.ofString());

        assertThat(get(sandbox.pagerDuty(), "/users").statusCode()).isEqualTo(401);
    }

    @Test
    void answersLateWhenToldTo() throws Exception {
        add("{\"fault\":\"delay\",\"delay\":\"PT0.2S\",\"at\":\"graph\"}");

        long before = System.nanoTime();
        int status = get(sandbox.graph()).statusCode();

        assertThat(status).isEqualTo(401);
        assertThat(System.nanoTime() - before).isGreaterThan(190_000_000L);
    }

    @Test
    void strikesEverythingButTheControlAddress() throws Exception {
        add("{\"fault\":\"status\",\"status\":500}");

        assertThat(get(sandbox.pagerDuty()).statusCode()).isEqualTo(500);
        assertThat(get(sandbox.graph()).statusCode()).isEqualTo(500);
        assertThat(get(sandbox.control(), "/clock").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fault':'status','status':404,'body':'html'} | 404 | <!DOCTYPE html>",
                "{'fault':'full'} | 507 | limitExceeded",
                "{'fault':'throttle','silent':true} | 429 | TooManyRequests",
                "{'fault':'not-json'} | 401 | OK, all is well",
                "{'fault':'expired'} | 401 | InvalidAuthenticationToken",
                "{'fault':'skew','by':-60} | 401 | InvalidAuthenticationToken",
                "{'fault':'wrong-shape','shape':'null'} | 401 | InvalidAuthenticationToken",
                "{'fault':'half-page','more':false} | 401 | InvalidAuthenticationToken",
                "{'fault':'duplicate'} | 401 | InvalidAuthenticationToken",
                "{'fault':'shuffled'} | 401 | InvalidAuthenticationToken",
                "{'fault':'overlapping-pages','page':5} | 401 | InvalidAuthenticationToken",
                "{'fault':'unstable-pages'} | 401 | InvalidAuthenticationToken"
            },
            quoteCharacter = '"')
    void knowsEveryFaultOfTheSandbox(String body, int status, String words) throws Exception {
        assertThat(add(body.replace('\'', '"')).statusCode()).isEqualTo(200);

        HttpResponse<String> answer = get(sandbox.graph());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "lost", "truncated", "cut-json"})
    void breaksAnswersOff(String fault) throws Exception {
        String whole = get(sandbox.graph()).body();
        add("{\"fault\":\"%s\",\"at\":\"graph\",\"method\":\"GET\"}".formatted(fault));

        String arrived = "";
        try {
            arrived = get(sandbox.graph()).body();
        } catch (IOException broken) {
            assertThat(fault).isNotEqualTo("cut-json");
        }

        assertThat(arrived.length()).isLessThan(whole.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | needs 'fault': cut-json, delay, duplicate,",
                "{'fault':'fire'} | must be one of cut-json, delay,",
                "{'fault':'status'} | 400 to 599",
                "{'fault':'status','status':200} | from 400 to 599",
                "{'fault':'delay','delay':'PT1H'} | at most PT10M",
                "{'fault':'delay','delay':'PT1S','status':503} | belongs to the fault status, not to delay",
                "{'fault':'throttle','at':'control'} | must be one of graph, pagerduty",
                "{'fault':'throttle','times':0} | from 1 to",
                "{'fault':'skew'} | needs 'by', in seconds",
                "{'fault':'half-page','shape':'null'} | belongs to the fault wrong-shape, not to half-page",
                "{'fault':'wrong-shape','shape':'round'} | must be one of elements-as-numbers,",
                "{'fault':'status','status':404,'body':'xml'} | must be one of html, json, none",
                "{'fault':'lost','method':'get'} | must be one of DELETE, GET",
                "{'fault':'throttle','path':'('} | must be a regular expression"
            },
            quoteCharacter = '"')
    void refusesAFaultThatItDoesNotKnow(String body, String words) throws Exception {
        HttpResponse<String> answer = add(body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().replace("\\\"", "'")).contains(words);
        assertThat(get(sandbox.pagerDuty()).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> add(String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(faults())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI faults() {
        return URI.create(sandbox.control().url() + "/faults");
    }

    private HttpResponse<String> get(SandboxServer server) throws IOException, InterruptedException {
        return get(server, "/");
    }

    private HttpResponse<String> get(SandboxServer server, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString());
    }
}
