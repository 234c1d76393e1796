package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.RateBudget;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Secret;

/**
 * The advisories and bugs of this Camel version that would bite somebody who used it as it comes, each provoked on our routes and settings.
 * {@link CamelAdvisoriesTest} holds those that our routes give no occasion. docs/security.md has the table.
 */
@Timeout(120)
class CamelAdvisoriesIT {
    private static final String PLACEHOLDER = "{{env:HOME}}";
    private static final String DATA = PLACEHOLDER + " ${env:HOME} ${bean:crawls} {{sys:user.home}}";

    private CrawlWorld world;
    private Elsewhere elsewhere;

    @BeforeEach
    void startWorld() {
        world = CrawlWorld.start();
        elsewhere = new Elsewhere();
    }

    @AfterEach
    void closeWorld() {
        elsewhere.close();
        world.close();
        Stream.of("enabled", "port", "path", "infoEnabled", "authenticationEnabled", "basicPropertiesFile")
                .forEach(key -> List.of("camel.management.", "camel.server.")
                        .forEach(prefix -> System.clearProperty(prefix + key)));
    }

    @ParameterizedTest
    @CsvSource({"/users, 302", "/oauth/token, 307", "/schedules, 308"})
    void cve202685251ARedirectCarriesNoCredentialToAnotherHost(String path, int status) {
        world.fault(Fault.of(FaultAction.status(status, Map.of("Location", elsewhere.url() + path), ""))
                .at(Sandbox.PAGERDUTY)
                .path("^" + path + "$"));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isIn(RunOutcome.FAILED, RunOutcome.DEGRADED);
        assertThat(elsewhere.requests).isEmpty();
        assertThat(Stream.concat(
                        Stream.of(String.valueOf(report.reason())),
                        report.failures().stream().map(failure -> failure.toLine())))
                .anyMatch(told -> told.contains("REDIRECTED")
                        && (told.contains("pagerduty.base-url") || told.contains("pagerduty.identity-url")));
    }

    @Test
    void cve202685251NeitherDoesOneOfGraph() {
        world.fault(Fault.of(FaultAction.status(307, Map.of("Location", elsewhere.url() + "/v1.0/x"), ""))
                .at(Sandbox.GRAPH)
                .method("PUT"));

        RunReport report = world.crawl();

        assertThat(elsewhere.requests).isEmpty();
        assertThat(report.failures()).isNotEmpty().allMatch(failure -> failure.toLine()
                .contains("a redirect, which is not followed"));
    }

    @Test
    void cve202678164WhatPeopleNamedLikeAPlaceholderStaysText() {
        LayerSchedule schedule = world.account().layerSchedules().get(0);
        world.changes().renameSchedule(schedule.id(), DATA);
        world.changes().renameTeam(schedule.teamIds().get(0), DATA);
        AccountUser user = world.account().users().get(0);
        world.changes().renameUser(user.id(), DATA, user.email());

        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(world.property(schedule.id(), "Name")).contains(PLACEHOLDER);
        assertThat(world.item(schedule.id()).at("/properties/Teams").toString()).contains(PLACEHOLDER);
        requireNoResolvedAddress();
    }

    @Test
    void cve202678164AnIdLikeAPlaceholderIsAskedForAsItIsOrNotAtAll() {
        LayerSchedule model = world.account().layerSchedules().get(0);
        for (String id : List.of(PLACEHOLDER, "${env:HOME}", "P{{sys:user.home}}")) {
            world.changes()
                    .addSchedule(new LayerSchedule(
                            id, "Named " + id, "", model.timeZone(), List.of(), model.layers(), List.of()));
        }

        RunReport report = world.crawl();

        assertThat(report.counts().created()).isEqualTo(20);
        assertThat(report.failures()).hasSize(3).allMatch(failure -> failure.message()
                .contains("letters and digits"));
        requireNoResolvedAddress();
    }

    @Test
    void cve202678164NeitherIsOneThatACallerOfTheApiSends() throws Exception {
        world.serving();

        for (String path :
                List.of("/api/sync/%7B%7Benv:HOME%7D%7D", "/api/sync/$%7Benv:HOME%7D", "/api/%7B%7Benv:HOME%7D%7D")) {
            HttpResponse<String> answer = post(world.apiPort(), path);

            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.body()).doesNotContain(System.getenv("HOME"));
        }
        assertThat(world.pagerDutyRequests("GET", ".*")).isEmpty();
    }

    /** With a path of its own and no authenticationPath, Camel protects that path and none below it. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/ops"})
    void cve202640022SignsInForEverythingBelowAPath(String path) throws Exception {
        int port = FreePort.find();
        Map.of(
                        "enabled", "true",
                        "port", Integer.toString(port),
                        "path", path,
                        "infoEnabled", "true",
                        "authenticationEnabled", "true",
                        "basicPropertiesFile", "management-users.properties")
                .forEach((key, value) -> System.setProperty("camel.management." + key, value));
        world.serving();
        String below = (path.equals("/") ? "" : path) + "/observe/info";
        String robot = "Basic " + Base64.getEncoder().encodeToString("robot:p4ss".getBytes(StandardCharsets.US_ASCII));

        for (String asked : List.of(below, below + "/", below + "?x", "/observe/info", path)) {
            assertThat(get(port, asked).statusCode()).as(asked).isIn(401, 404);
            assertThat(get(port, asked).body()).doesNotContain("\"pid\"", "pid");
        }
        assertThat(get(port, below).statusCode()).isEqualTo(401);
        assertThat(get(port, below, "Authorization", robot).statusCode()).isEqualTo(200);
    }

    @Test
    void cve202685316TheApiIsNoProxyAndMatchesItsOwnPathsAlone() throws Exception {
        world.serving();

        String proxied = raw("GET " + elsewhere.url() + "/api/status HTTP/1.1\r\nHost: " + elsewhere.authority()
                + "\r\nConnection: close\r\n\r\n");
        String tunnel = raw("CONNECT " + elsewhere.authority() + " HTTP/1.1\r\nHost: " + elsewhere.authority()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(proxied).contains("Content-Security-Policy: default-src 'none'");
        assertThat(tunnel).doesNotStartWith("HTTP/1.1 2");
        assertThat(elsewhere.requests).isEmpty();
        for (String path : List.of("/apix", "/api/statusx", "/api/../api/status/x", "/api/status/..;/x")) {
            assertThat(get(world.apiPort(), path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void cve202684176NoOriginIsLetIn() throws Exception {
        world.serving();
        HttpRequest preflight = HttpRequest.newBuilder(uri(world.apiPort(), "/api/crawls"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .headers("Origin", "https://evil.example", "Access-Control-Request-Method", "POST")
                .build();

        for (HttpResponse<String> answer : List.of(
                HttpClient.newHttpClient().send(preflight, BodyHandlers.ofString()),
                get(world.apiPort(), "/api/status", "Origin", "https://evil.example"))) {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    /** HttpClient would serve a Retry-After by itself, an hour long, where no run and no operator could see it. */
    @Test
    @Timeout(30)
    void camel23345ARetryAfterHoldsNobodyUpInTheHttpClient() throws IOException {
        elsewhere.answer = 503;
        PagerDutySettings settings = new PagerDutySettings(
                PagerDutySettings.Region.US,
                URI.create(elsewhere.url()),
                URI.create(elsewhere.url()),
                "kestrel",
                PagerDutySettings.Auth.API_TOKEN,
                null,
                null,
                new Secret("k3y"),
                960,
                List.of(),
                OutboundSettings.OF_JVM);
        HttpClientBuilder client = HttpClientBuilder.create();
        new PagerDutyAuth(settings, null, new RateBudget(960, Clock.systemUTC()), Clock.systemUTC())
                .configureHttpClient(client);

        try (CloseableHttpClient http = client.build()) {
            int status = http.execute(new HttpGet(elsewhere.url() + "/users"), answer -> answer.getCode());

            assertThat(status).isEqualTo(503);
        }
        assertThat(elsewhere.requests).hasSize(1);
    }

    private void requireNoResolvedAddress() {
        String home = System.getenv("HOME");
        assertThat(Stream.of(world.sandbox().pagerDuty(), world.sandbox().graph())
                        .flatMap(service -> service.traffic().requests().stream())
                        .map(SeenRequest::path))
                .isNotEmpty()
                .noneMatch(path -> path.contains(home) || path.contains(System.getProperty("user.home")));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.apiPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> get(int port, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(port, path)).GET();
        return HttpClient.newHttpClient()
                .send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(port, path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A host where nothing of ours has any business. */
    private static final class Elsewhere implements AutoCloseable {
        private final HttpServer server;
        final List<String> requests = new CopyOnWriteArrayList<>();
        volatile int answer = 200;

        Elsewhere() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders());
                exchange.getResponseHeaders().set("Retry-After", "3600");
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            server.start();
        }

        String authority() {
            return "localhost:" + server.getAddress().getPort();
        }

        String url() {
            return "http://" + authority();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
