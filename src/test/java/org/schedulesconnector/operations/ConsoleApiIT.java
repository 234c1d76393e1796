package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.pagerduty.User;

/** What a page reads from a service that has crawled: every answer is as the API's own description says. */
@Timeout(120)
@TestMethodOrder(OrderAnnotation.class)
class ConsoleApiIT {
    private static CrawlWorld world;
    private static ApiClient api;
    private static OpenApiInteractionValidator description;
    private static JsonNode document;
    private static String scheduleId;
    private static final Set<String> answered = new HashSet<>();

    @BeforeAll
    static void crawlOnce() throws Exception {
        world = CrawlWorld.start().with("access.mode", "source").serving();
        world.crawl();
        world.forgetTraffic();
        scheduleId = world.items().firstKey();
        api = new ApiClient(world.apiPort());
        HttpResponse<String> described = api.get("/api/openapi.json");
        document = ApiClient.json(described);
        description = OpenApiInteractionValidator.createForInlineApiSpecification(described.body())
                .build();
    }

    @AfterAll
    static void closeWorld() {
        world.close();
    }

    @Test
    void listsAllSchedulesAsTheirItemsTellThem() throws Exception {
        JsonNode board = get("/api/schedules");

        assertThat(board.path("schedules"))
                .hasSameSizeAs(world.items().keySet())
                .allSatisfy(row -> {
                    String id = row.path("id").asText();
                    JsonNode properties = world.item(id).path("properties");
                    assertThat(row.path("name").asText())
                            .isEqualTo(properties.path("Name").asText());
                    assertThat(row.path("kind").asText())
                            .isEqualTo(properties.path("ScheduleKind").asText());
                    assertThat(row.path("coveragePercent").asDouble())
                            .isEqualTo(properties.path("Coverage").asDouble());
                    assertThat(row.path("gaps")).hasSize(properties.path("Gaps").size());
                    assertThat(row.path("shifts"))
                            .hasSize(properties.path("FinalSchedule").size());
                    assertThat(row.path("indexed").asBoolean()).isTrue();
                    assertThat(row.path("failed").asBoolean()).isFalse();
                });
        assertThat(board.path("people")).isNotEmpty();
        assertNothingAsked();
    }

    @Test
    void showsAScheduleWithTheItemThatGraphHolds() throws Exception {
        for (String id : world.items().keySet()) {
            JsonNode item = get("/api/schedules/" + id).path("item");

            assertThat(item.path("content").asText()).isEqualTo(world.content(id));
            assertThat(item.path("acl").findValuesAsText("value"))
                    .containsExactlyInAnyOrderElementsOf(
                            world.item(id).path("acl").findValuesAsText("value"));
            assertThat(item.path("acl").findValuesAsText("meaning"))
                    .allMatch(words -> words.startsWith("Lets in the members of the external group "));
        }
        assertNothingAsked();
    }

    @Test
    void tellsThatAScheduleIsNotKnown() throws Exception {
        check("GET", "/api/schedules/PNOTHERE", api.get("/api/schedules/PNOTHERE"), 404);
        check("GET", "/api/schedules/a%20b", api.get("/api/schedules/a%20b"), 400);
    }

    @Test
    void listsPeopleWithoutAnAccount() throws Exception {
        JsonNode people = get("/api/people");

        assertThat(people.path("needed").asBoolean()).isTrue();
        assertThat(people.path("known").asInt())
                .isEqualTo(
                        people.path("mapped").asInt() + people.path("unmapped").size())
                .isEqualTo(world.account().users().size());
        assertThat(people.path("unmapped")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("reason").asText()).contains("no Entra account to grant to");
            assertThat(one.path("remedy").asText()).isNotBlank();
        });
        assertNothingAsked();
    }

    @Test
    void explainsAccessByEmailEncodedOrNotAndById() throws Exception {
        String id = world.items().firstKey();
        User user = world.ledger().directory().load().users().values().stream()
                .filter(one -> one.email() != null)
                .findFirst()
                .orElseThrow();

        JsonNode byEmail = get("/api/access/" + id + "/" + user.email());

        assertThat(byEmail.path("person").path("id").asText()).isEqualTo(user.id());
        assertThat(byEmail.path("steps").findValuesAsText("sentence"))
                .containsExactlyElementsOf(texts(byEmail.path("sentences")));
        assertThat(texts(byEmail.path("sentences")))
                .last()
                .asString()
                .startsWith(byEmail.path("sees").asBoolean() ? "So the user sees" : "So the user does not see");
        assertThat(get("/api/access/" + id + "/" + user.email().replace("@", "%40")))
                .isEqualTo(byEmail);
        assertThat(get("/api/access/" + id + "/" + user.id())).isEqualTo(byEmail);
        check("GET", "/api/access/" + id + "/nobody", api.get("/api/access/" + id + "/nobody"), 404);
        check("GET", "/api/access/PNOTHERE/" + user.id(), api.get("/api/access/PNOTHERE/" + user.id()), 404);
        assertNothingAsked();
    }

    @Test
    void describesTheOtherAnswersToo() throws Exception {
        for (String path : List.of("/api/status", "/api/runs", "/api/runs/1", "/api/failures", "/api/openapi.json")) {
            get(path);
        }
        check("GET", "/api/runs/999", api.get("/api/runs/999"), 404);
        for (String action : List.of("resume", "cancel")) {
            String path = "/api/runs/current/" + action;
            check("POST", path, api.post(path, ""), 409);
        }
        check("POST", "/api/crawls", api.post("/api/crawls", "{\"mode\":\"all\"}"), 400);
        check("POST", "/api/crawls", api.postRaw("/api/crawls", ""), 415);
        check("POST", "/api/crawls", api.post("/api/crawls", "", "Origin", "https://evil.example"), 403);
    }

    @Test
    void describesHowEveryCallIsRefused() throws Exception {
        for (Operation operation : operations()) {
            String path = operation.called();
            boolean get = operation.method().equals("GET");
            String origin = "https://evil.example";
            refused(operation, get ? api.get(path + "?all") : api.post(path + "?all", ""), 400);
            refused(operation, get ? api.get(path, "Origin", origin) : api.post(path, "", "Origin", origin), 403);
            refused(operation, get ? api.post(path, "") : api.get(path), 405);
            if (!get) {
                refused(operation, api.postRaw(path, ""), 415);
                refused(operation, api.post(path, " ".repeat(17 * 1024)), 413);
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 4)
    void describesWhatDemandsAnswer() throws Exception {
        check("POST", "/api/runs/current/pause", api.post("/api/runs/current/pause", ""), 202);
        String sync = "/api/sync/" + world.items().firstKey();
        check("POST", sync, api.post(sync, ""), 202);
        check("POST", "/api/retry-failed", api.post("/api/retry-failed", ""), 202);
        check("POST", "/api/crawls", api.post("/api/crawls", "{\"mode\":\"incremental\"}"), 202);
        check("POST", "/api/runs/current/resume", api.post("/api/runs/current/resume", ""), 202);
        Awaitility.await()
                .until(() -> "idle".equals(get("/api/status").path("state").asText()));
    }

    @Test
    @Order(Integer.MAX_VALUE - 3)
    void describesWhatACancelAnswers() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        world.whenServed("GET", "/schedules", () -> await(cancelled));
        api.post("/api/crawls", "{}");
        Awaitility.await().until(() -> get("/api/status").hasNonNull("runId"));

        check("POST", "/api/runs/current/cancel", api.post("/api/runs/current/cancel", ""), 202);

        cancelled.countDown();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> "cancelled"
                .equals(get("/api/status").path("lastOutcome").asText()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 2)
    void namesWithheldDeletionsAfterARestartUntilTheyAreApproved() throws Exception {
        assertThat(get("/api/withheld").path("withheld").asInt()).isZero();
        world.items().keySet().forEach(world.changes()::deleteSchedule);
        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.WITHHELD);

        world.stopConnector();
        api = new ApiClient(world.apiPort());
        JsonNode held = get("/api/withheld");

        assertThat(held.path("run").asLong())
                .isEqualTo(world.ledger().crawls().latest().orElseThrow().id());
        assertThat(held.path("items").findValuesAsText("id"))
                .containsExactlyElementsOf(world.items().keySet());
        assertThat(held.path("items").findValuesAsText("name")).doesNotContain("null");
        api.post("/api/crawls", "{\"approveDeletions\":" + held.path("withheld").asInt() + "}");
        Awaitility.await().until(() -> get("/api/withheld").path("withheld").asInt() == 0);
        Awaitility.await().until(() -> get("/api/schedules").path("schedules").isEmpty());
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void describesThatATokenIsWanted() throws Exception {
        world.with("operations.token", "one-token-of-many-letters").serving();
        api = new ApiClient(world.apiPort());

        for (Operation operation : operations()) {
            if (operation.method().equals("POST")) {
                refused(operation, api.post(operation.called(), ""), 401);
            }
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void describesThatTheLedgerIsAway() throws Exception {
        world.ledger().close();

        for (Operation operation : operations()) {
            boolean fromLedger = !Set.of("/api/status", "/api/openapi.json").contains(operation.path());
            if (operation.method().equals("GET") && fromLedger) {
                refused(operation, api.get(operation.called()), 503);
            }
        }
        assertThat(answered)
                .as("what was called in all these tests, and gave its answer")
                .containsAll(operations().stream().map(Operation::name).toList());
    }

    /** A call as the description has it. */
    private record Operation(String method, String path) {
        String name() {
            return method + " " + path;
        }

        /** The path with something in it that is there. */
        String called() {
            String id = path.startsWith("/api/runs/") ? "1" : scheduleId;
            return path.replace("{id}", id)
                    .replace("{scheduleId}", id)
                    .replace("{person}", world.account().users().get(0).id());
        }

        boolean isOf(String calledMethod, String calledPath) {
            return method.equals(calledMethod) && calledPath.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(
                        method -> operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return operations;
    }

    private static void refused(Operation operation, HttpResponse<String> answer, int status) throws Exception {
        JsonNode problem = check(operation.method(), operation.called(), answer, status);
        assertThat(problem.path("remedy").asText()).as(operation.name()).isNotBlank();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void assertNothingAsked() {
        assertThat(world.pagerDutyRequests("GET", ".*")).isEmpty();
        assertThat(world.graphRequests("GET", ".*")).isEmpty();
    }

    private static JsonNode get(String path) throws Exception {
        return check("GET", path, api.get(path), 200);
    }

    private static JsonNode check(String method, String path, HttpResponse<String> answer, int status)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        SimpleResponse response = SimpleResponse.Builder.status(status)
                .withContentType(answer.headers().firstValue("Content-Type").orElseThrow())
                .withBody(answer.body())
                .build();
        assertThat(description
                        .validateResponse(path, Request.Method.valueOf(method), response)
                        .getMessages())
                .as("%s %s: %s", method, path, answer.body())
                .isEmpty();
        if (status < 300) {
            operations().stream()
                    .filter(operation -> operation.isOf(method, path))
                    .forEach(operation -> answered.add(operation.name()));
        }
        return ApiClient.json(answer);
    }
}
