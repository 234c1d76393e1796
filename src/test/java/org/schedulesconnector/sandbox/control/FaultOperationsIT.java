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
                "{} | status, delay or throttle",
                "{'fault':'fire'} | must be one of delay, status, throttle",
                "{'fault':'status'} | 400 to 599",
                "{'fault':'status','status':200} | from 400 to 599",
                "{'fault':'delay','delay':'PT1H'} | at most PT10M",
                "{'fault':'delay','delay':'PT1S','status':503} | belongs to the fault status, not to delay",
                "{'fault':'throttle','at':'control'} | must be one of graph, pagerduty",
                "{'fault':'throttle','times':0} | from 1 to",
                "{'fault':'throttle','path':'('} | must be a regular expression"
            },
            quoteCharacter = '"')
    void refusesAFaultThatItDoesNotKnow(String body, String words) throws Exception {
        HttpResponse<String> answer = add(body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
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
