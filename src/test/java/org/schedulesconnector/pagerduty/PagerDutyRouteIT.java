package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.pagerduty.StubPagerDuty.Call;
import org.schedulesconnector.pagerduty.StubPagerDuty.Reply;
import org.schedulesconnector.settings.PagerDutySettings;

class PagerDutyRouteIT {
    private static final Interval WINDOW =
            new Interval(Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-09-16T00:00:00Z"));
    private static final PagerDutyRequest SCHEDULE = new PagerDutyRequests().layerBasedSchedule("PSPRI01", WINDOW);
    private static final Reply FOUND = Reply.json("{\"schedule\":{\"id\":\"PSPRI01\"}}");

    private static StubPagerDuty stub;
    private static PagerDutyRoutes withKey;

    private final PagerDutyListings listings = new PagerDutyListings();
    private PagerDutyRoutes routes;

    @BeforeAll
    static void startOnce() throws Exception {
        stub = new StubPagerDuty();
        withKey = new PagerDutyRoutes(stub.withKey());
    }

    @AfterAll
    static void stopOnce() {
        withKey.close();
        stub.close();
    }

    @AfterEach
    void reset() {
        if (routes != withKey) {
            routes.close();
        }
        withKey.reset();
        stub.reset();
    }

    /** Routes that are shared where the credential is a key, and new where it is an app with tokens. */
    private PagerDutyRoutes start(PagerDutySettings settings) throws Exception {
        routes = settings.auth() == PagerDutySettings.Auth.API_TOKEN ? withKey : new PagerDutyRoutes(settings);
        return routes;
    }

    // --- one request ---

    @Test
    void asksForARenderedScheduleAsPagerDutyDocumentsIt() throws Exception {
        stub.api = call -> FOUND;

        JsonNode answer = start(stub.withKey()).get(SCHEDULE);

        assertThat(answer.path("schedule").path("id").asText()).isEqualTo("PSPRI01");
        assertThat(stub.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.path()).isEqualTo("/schedules/PSPRI01");
            assertThat(call.query())
                    .isEqualTo("since=2026-09-01T00%3A00%3A00Z&until=2026-09-16T00%3A00%3A00Z&time_zone=UTC");
            assertThat(call.header("Authorization")).isEqualTo("Token token=k3y");
            assertThat(call.header("Accept")).isEqualTo("application/vnd.pagerduty+json;version=2");
        });
    }

    @Test
    void encodesBracketsAndAsksV3ForTheFinalSchedule() throws Exception {
        stub.api = call -> FOUND;

        start(stub.withKey()).get(new PagerDutyRequests().shiftBasedSchedule("PSFLW02", WINDOW));

        assertThat(stub.calls.get(0).path()).isEqualTo("/v3/schedules/PSFLW02");
        assertThat(stub.calls.get(0).query()).contains("include%5B%5D=final_schedule", "since=", "until=");
    }

    @Test
    void sendsNoQueryWhereThereIsNone() throws Exception {
        stub.api = call -> FOUND;

        start(stub.withKey()).get(new PagerDutyRequests().confirmShiftBased("PSFLW02"));

        assertThat(stub.calls.get(0).query()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"408,2016,4", "429,2020,8", "500,2000,4", "502,2000,4", "503,2000,4"})
    void asksAgainAfterWhatPasses(int status, int code, int failures) throws Exception {
        stub.api = call -> call.number() <= failures ? Reply.error(status, code) : FOUND;

        JsonNode answer = start(stub.withKey()).get(SCHEDULE);

        assertThat(answer.has("schedule")).isTrue();
        assertThat(stub.calls).hasSize(failures + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_REQUEST",
        "401,AUTHENTICATION",
        "402,PLAN",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,INVALID_REQUEST"
    })
    void doesNotAskAgainAfterWhatWillNotPass(int status, Kind kind) throws Exception {
        stub.api = call -> Reply.error(status, 2001).with("x-request-id", "req-7");

        PagerDutyException failure = failureOf(stub.withKey());

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).hasValue(status);
        assertThat(failure.code()).hasValue(2001);
        assertThat(failure.requestId()).contains("req-7");
        assertThat(failure).hasMessageContaining("Stub says " + status).hasMessageContaining("/schedules/PSPRI01");
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void givesUpAfterSixRepetitions() throws Exception {
        stub.api = call -> Reply.of(503, "");

        assertThat(failureOf(stub.withKey()).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(stub.calls).hasSize(7);
    }

    @Test
    void countsFailuresAfreshForEachRequest() throws Exception {
        stub.api = call -> call.number() % 6 == 0 ? FOUND : Reply.of(500, "");
        start(stub.withKey());

        routes.get(SCHEDULE);
        routes.get(SCHEDULE);

        assertThat(stub.calls).hasSize(12);
    }

    @Test
    void asksAgainAfterABrokenConnectionACutBodyAndCutJson() throws Exception {
        List<Reply> replies = List.of(
                Reply.broken(),
                FOUND.cutAt(10),
                Reply.json("{\"schedule\":{\"id\":"),
                Reply.json("{\"schedules\":[]}"),
                Reply.of(200, ""));
        stub.api = call -> call.number() <= replies.size() ? replies.get(call.number() - 1) : FOUND;

        assertThat(start(stub.withKey()).get(SCHEDULE).has("schedule")).isTrue();

        assertThat(stub.calls).hasSize(6);
    }

    @Test
    void namesHtmlAsWhatItIsWithoutQuotingIt() throws Exception {
        stub.api = call -> new Reply(200, Map.of("Content-Type", "text/html"), "<html>secret-page</html>", null);

        PagerDutyException failure = failureOf(stub.withKey());

        assertThat(failure.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(failure).hasMessageContaining("not JSON").hasMessageNotContaining("secret-page");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void endsARequestThatIsNotAnsweredInTime() throws Exception {
        stub.api = call -> {
            if (call.number() == 1) {
                waitForInterruption();
            }
            return FOUND;
        };
        routes = new PagerDutyRoutes(
                stub.withKey(), new PagerDutyHttp.Limits(Duration.ofSeconds(5), Duration.ofMillis(200), 1000));

        routes.get(SCHEDULE);

        assertThat(stub.calls).hasSize(2);
    }

    private static void waitForInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void waitsOutTheResetOfA429InFull() throws Exception {
        stub.api = call -> call.number() == 1
                ? Reply.error(429, 2020).with("ratelimit-reset", 1).with("ratelimit-remaining", 0)
                : FOUND;
        routes = new PagerDutyRoutes(stub.withKey());
        long before = System.nanoTime();

        routes.get(SCHEDULE);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(routes.budget.waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void ends404InBothFamiliesAndWrongKindsApart() throws Exception {
        stub.api = call -> call.path().startsWith("/v3/")
                ? Reply.error(404, 2100)
                : Reply.of(400, "{\"error\":{\"message\":\"This is a shift-based schedule, use /v3\"}}");

        PagerDutyException failure = failureOf(stub.withKey());

        assertThat(failure.isOtherKind()).isTrue();
        assertThat(failure.isNotFound()).isFalse();
        assertThat(failure.actualKind()).contains(ScheduleKind.SHIFT_BASED);
    }

    @Test
    void dropsAnAnswerWithoutEnd() throws Exception {
        stub.api = call -> Reply.json("{\"schedule\":[\"" + "x".repeat(200_000) + "\"]}");
        routes = new PagerDutyRoutes(
                stub.withKey(), new PagerDutyHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 100_000));

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> routes.get(SCHEDULE));

        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(stub.calls).hasSize(1);
    }

    // --- credentials ---

    @Test
    void renewsATokenThatIsRevokedInTheMiddleOfAListing() throws Exception {
        Function<Call, Reply> users = stub.guarded(new Pages("users", 250)::answer);
        stub.api = call -> {
            if (call.number() == 2) {
                stub.valid = "revoked";
            }
            return users.apply(call);
        };

        start(stub.withApp()).list(listings.users(List.of()));

        assertThat(routes.objects).hasSize(250);
        assertThat(stub.tokenRequests).hasSize(2);
        assertThat(routes.auth.requests()).isEqualTo(4);
    }

    @Test
    void usesOneTokenForManyThreadsAndOneMoreAfterARevocation() throws Exception {
        stub.api = stub.guarded(call -> FOUND);
        start(stub.withApp());

        inParallel(8, 40, () -> routes.get(SCHEDULE));
        assertThat(stub.tokenRequests).hasSize(1);

        stub.valid = "revoked";
        inParallel(8, 40, () -> routes.get(SCHEDULE));
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void triesAgainARequestThatWasOnItsWayWhileAnotherTokenTookThePlaceOfItsOwn() throws Exception {
        stub.api = call -> FOUND;
        start(stub.withApp()).get(SCHEDULE);
        String old = stub.calls.get(0).header("Authorization");
        CountDownLatch replaced = new CountDownLatch(1);
        AtomicInteger withOld = new AtomicInteger();
        stub.api = call -> {
            if (!call.header("Authorization").equals(old)) {
                replaced.countDown();
                return FOUND;
            }
            boolean late = withOld.incrementAndGet() == 2;
            return !late || await(replaced) ? Reply.error(401, 2006) : Reply.broken();
        };

        inParallel(2, 2, () -> routes.get(SCHEDULE));

        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void doesNotAskForATokenPerCallWhenTokensLiveShortly() throws Exception {
        stub.lifetimeSeconds = 3;
        stub.api = stub.guarded(call -> FOUND);
        start(stub.withApp());

        for (int i = 0; i < 30; i++) {
            routes.get(SCHEDULE);
        }

        assertThat(stub.tokenRequests).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void tellsAWrongSecretOnceWithoutHammering() throws Exception {
        stub.identity = form -> StubPagerDuty.refuseToken(401, "invalid_client");
        start(stub.withApp());

        PagerDutyException first = catchThrowableOfType(PagerDutyException.class, () -> routes.get(SCHEDULE));
        catchThrowableOfType(PagerDutyException.class, () -> routes.get(SCHEDULE));

        assertThat(first.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(first).hasMessageContaining("pagerduty.client-secret").hasMessageNotContaining(StubPagerDuty.SECRET);
        assertThat(stub.tokenRequests).hasSize(1);
        assertThat(stub.calls).isEmpty();
    }

    @Test
    void asksTheTokenEndpointAgainWhenItFails() throws Exception {
        stub.identity = form -> stub.tokenRequests.size() < 3 ? Reply.of(503, "<html>") : stub.grant(form);
        stub.api = stub.guarded(call -> FOUND);

        start(stub.withApp()).get(SCHEDULE);

        assertThat(stub.tokenRequests).hasSize(3);
    }

    @Test
    void tellsThatA401MayMeanTheWrongRegion() throws Exception {
        stub.api = call -> Reply.error(401, 2006);

        assertThat(failureOf(stub.withApp()).remedy()).contains("pagerduty.region");
        assertThat(stub.calls).as("another new token would be refused too").hasSize(1);
        assertThat(stub.tokenRequests).hasSize(1);
    }

    @Test
    void replacesARefusedTokenOnceForTheNextRun() throws Exception {
        stub.api = call -> Reply.error(401, 2006);
        failureOf(stub.withApp());

        catchThrowableOfType(PagerDutyException.class, () -> routes.get(SCHEDULE));

        assertThat(stub.calls).hasSize(3);
        assertThat(stub.tokenRequests).hasSize(2);
    }

    @Test
    void keepsCredentialsOutOfTheExchange() throws Exception {
        stub.api = call -> FOUND.with("Set-Cookie", "a=b");
        start(stub.withKey());

        routes.get(SCHEDULE);
        routes.get(SCHEDULE, Map.of("Authorization", "Basic stolen", "Cookie", "c=d"));

        assertThat(stub.calls).allSatisfy(call -> {
            assertThat(call.header("Authorization")).isEqualTo("Token token=k3y");
            assertThat(call.header("Cookie")).isEmpty();
        });
    }

    // --- what camel-http would do wrong, facts of its CVEs ---

    @Test
    void followsNoRedirectAndSendsTheCredentialNowhereElse() throws Exception {
        try (StubPagerDuty elsewhere = new StubPagerDuty()) {
            stub.api = call -> Reply.of(302, "").with("Location", elsewhere.address() + "/schedules/PSPRI01");

            PagerDutyException failure = failureOf(stub.withKey());

            assertThat(failure.kind()).isEqualTo(Kind.REDIRECTED);
            assertThat(elsewhere.calls).isEmpty();
            assertThat(stub.calls).hasSize(1);
        }
    }

    @Test
    void ignoresControlHeadersOfTheExchangeAndOfAnswers() throws Exception {
        try (StubPagerDuty elsewhere = new StubPagerDuty()) {
            Map<String, Object> hostile = Map.of(
                    "CamelHttpUri", elsewhere.address() + "/{{env:HOME}}",
                    "CamelRestHttpUri", elsewhere.address().toString(),
                    "CamelHttpMethod", "DELETE",
                    "CamelHttpRawQuery", "a=b",
                    "X-Other", "kept out");
            stub.api = call -> FOUND.with("CamelHttpUri", elsewhere.address()).with("CamelHttpPath", "/other");
            start(stub.withKey());

            routes.get(SCHEDULE, hostile);
            routes.get(SCHEDULE, hostile);

            assertThat(elsewhere.calls).isEmpty();
            assertThat(stub.calls).hasSize(2).allSatisfy(call -> {
                assertThat(call.method()).isEqualTo("GET");
                assertThat(call.path()).isEqualTo("/schedules/PSPRI01");
                assertThat(call.query()).startsWith("since=");
                assertThat(call.header("X-other")).isEmpty();
            });
        }
    }

    @Test
    void sendsTheNameOfAPlaceholderAndNotItsValue() throws Exception {
        stub.api = call -> Reply.json("{\"users\":[],\"more\":false}");
        String query = new Query().add("query", "{{env:HOME}}").toString();

        start(stub.withKey()).get(new PagerDutyRequest(ApiFamily.CLASSIC, "/users", query, "users"));

        assertThat(stub.calls.get(0).param("query")).contains("{{env:HOME}}");
    }

    @Test
    void refusesToAskAnotherHost() throws Exception {
        try (StubPagerDuty elsewhere = new StubPagerDuty()) {
            start(stub.withKey());
            routes.camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:elsewhere").to(elsewhere.address() + "/x?httpClientConfigurer=#bean:pagerdutyAuth");
                }
            });

            Exception failure = routes.camel
                    .createProducerTemplate()
                    .request("direct:elsewhere", exchange -> {})
                    .getException();

            assertThat(failure).isInstanceOf(PagerDutyException.class).hasMessageContaining("held back");
            assertThat(elsewhere.calls).isEmpty();
        }
    }

    @Test
    void leavesRetriesToTheRoutes() throws Exception {
        stub.api = call -> call.number() == 1 ? Reply.of(503, "").with("Retry-After", "1") : FOUND;
        routes = new PagerDutyRoutes(stub.withKey());
        long before = System.nanoTime();

        routes.get(SCHEDULE);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(routes.auth.requests()).isEqualTo(2);
    }

    // --- listings ---

    @Test
    void readsAListingPageByPageWithTheHighestLimit() throws Exception {
        stub.api = new Pages("users", 250)::answer;

        Listing listing = start(stub.withKey()).list(listings.users(List.of()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(routes.objects).hasSize(250);
        assertThat(stub.calls)
                .extracting(Call::query)
                .containsExactly("limit=100&offset=0", "limit=100&offset=100", "limit=100&offset=200");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void readsReferencesOfShiftBasedSchedulesAThousandAtATime() throws Exception {
        stub.api = new Pages("schedules", 1200)::answer;

        start(stub.withKey()).list(listings.shiftBasedSchedules(List.of()));

        assertThat(routes.objects).hasSize(1200);
        assertThat(stub.calls).hasSize(2).allSatisfy(call -> assertThat(call.intParam("limit"))
                .isEqualTo(1000));
    }

    @Test
    void readsRenderedSchedulesAHundredAtATime() throws Exception {
        stub.api = new Pages("schedules", 3)::answer;

        start(stub.withKey()).list(listings.layerBasedSchedules(WINDOW, List.of()));

        assertThat(stub.calls.get(0).query())
                .contains(
                        "include%5B%5D=overrides_subschedule&include%5B%5D=final_schedule",
                        "since=2026-09-01T00%3A00%3A00Z",
                        "until=2026-09-16T00%3A00%3A00Z",
                        "time_zone=UTC",
                        "limit=100");
    }

    @Test
    void readsAuditRecordsByCursorWithUnchangedFilters() throws Exception {
        stub.api = call -> call.param("cursor").isPresent()
                ? Reply.json("{\"records\":[{\"id\":\"B" + call.number() + "\"}],\"next_cursor\":null}")
                : Reply.json("{\"records\":[{\"id\":\"A" + call.number() + "\"}],\"next_cursor\":\"o/p=q+1\"}");

        start(stub.withKey());
        for (Listing month : listings.auditRecords(Instant.parse("2026-09-08T10:00:00Z"))) {
            assertThat(routes.list(month).isComplete()).isTrue();
        }

        assertThat(stub.calls).hasSize(24);
        assertThat(routes.objects).hasSize(24);
        assertThat(stub.calls.get(1).param("cursor")).contains("o/p=q+1");
        assertThat(stub.calls.get(1).query()).startsWith(stub.calls.get(0).query());
    }

    @Test
    void endsAListingAtAPageEdgeWhenTheRunIsStopped() throws Exception {
        stub.api = new Pages("users", 500)::answer;
        start(stub.withKey()).run.pagesLeft = 2;

        Listing listing = routes.list(listings.users(List.of()));

        assertThat(listing.isComplete()).isFalse();
        assertThat(stub.calls)
                .as("no more than the page that was asked for already")
                .hasSizeBetween(2, 3);
        assertThat(routes.objects).hasSize(100 * stub.calls.size());
    }

    @Test
    void doesNotTryAgainForARunThatIsStopped() throws Exception {
        start(stub.withKey());
        stub.api = call -> {
            routes.run.pagesLeft = 0;
            return Reply.error(429, 2020);
        };

        catchThrowableOfType(PagerDutyException.class, () -> routes.list(listings.users(List.of())));

        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void failsAListingWhosePageFails() throws Exception {
        Pages pages = new Pages("users", 500);
        stub.api = call -> call.number() == 3 ? Reply.error(403, 2010) : pages.answer(call);
        start(stub.withKey());
        Listing listing = listings.users(List.of());

        PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> routes.list(listing));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(listing.isComplete()).isFalse();
        assertThat(routes.objects).hasSize(200);
    }

    @Test
    void leavesTheExchangeUsableForACallerThatCatchesTheFailure() throws Exception {
        stub.api = call -> call.path().equals("/users") ? Reply.of(503, "") : FOUND;
        start(stub.withKey());
        routes.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:caller")
                        .doTry()
                        .to("direct:pagerduty-listing")
                        .doCatch(PagerDutyException.class)
                        .setVariable("request", constant(SCHEDULE))
                        .end()
                        .to("direct:pagerduty-get");
            }
        });

        Exchange answer = routes.camel.createProducerTemplate().request("direct:caller", exchange -> {
            exchange.setVariable("listing", listings.users(List.of()));
            exchange.setVariable("run", routes.run);
        });

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(JsonNode.class).has("schedule")).isTrue();
        assertThat(stub.calls).hasSize(8);
    }

    @Test
    void failsLoudlyWhenThereAreMoreThanCanBeRead() throws Exception {
        stub.api = call -> call.param("query").isPresent()
                ? Reply.json("{\"schedules\":[],\"more\":false}")
                : new Pages("schedules", 10_500).answer(call);
        start(stub.withKey());

        PagerDutyException failure = catchThrowableOfType(
                PagerDutyException.class, () -> routes.list(listings.shiftBasedSchedules(List.of())));

        assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE);
        assertThat(failure).hasMessageContaining("10000 of 10500");
    }

    @Test
    void hardlyMeetsA429WhenFourReadersShareASmallBucket() throws Exception {
        Bucket bucket = new Bucket(40, Duration.ofSeconds(1));
        stub.api = call -> bucket.take(FOUND);
        routes = new PagerDutyRoutes(stub.withKey());

        inParallel(4, 80, () -> routes.get(SCHEDULE));

        assertThat(bucket.refused).isLessThanOrEqualTo(1);
    }

    // --- helpers ---

    private PagerDutyException failureOf(PagerDutySettings settings) throws Exception {
        start(settings);
        return catchThrowableOfType(PagerDutyException.class, () -> routes.get(SCHEDULE));
    }

    private static void inParallel(int threads, int times, Callable<?> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            IntStream.range(0, times).forEach(i -> calls.add(call::call));
            for (Future<Object> done : pool.invokeAll(calls)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** A listing of so many objects, as PagerDuty serves it. */
    private record Pages(String array, int count) {
        Reply answer(Call call) {
            int offset = call.intParam("offset");
            int limit = call.intParam("limit");
            if (offset + limit > 10_000) {
                return Reply.error(400, 2001);
            }
            String objects = IntStream.range(offset, Math.min(count, offset + limit))
                    .mapToObj(i -> "{\"id\":\"P" + i + "\",\"name\":\"n" + i + "\"}")
                    .collect(Collectors.joining(","));
            return Reply.json("{\"%s\":[%s],\"limit\":%d,\"offset\":%d,\"more\":%b,\"total\":%s}"
                    .formatted(
                            array,
                            objects,
                            limit,
                            offset,
                            offset + limit < count,
                            call.param("total").isPresent() ? count : null));
        }
    }

    /** A limit of so many requests in each stretch of time, with PagerDuty's headers. */
    private static final class Bucket {
        private final int size;
        private final Duration length;
        private int used;
        private long startedAt = System.nanoTime();
        private int refused;

        private Bucket(int size, Duration length) {
            this.size = size;
            this.length = length;
        }

        private synchronized Reply take(Reply answer) {
            if (System.nanoTime() - startedAt >= length.toNanos()) {
                startedAt = System.nanoTime();
                used = 0;
            }
            used++;
            refused += used > size ? 1 : 0;
            Reply reply = used > size ? Reply.error(429, 2020) : answer;
            long left = length.toNanos() - (System.nanoTime() - startedAt);
            return reply.with("ratelimit-limit", size)
                    .with("ratelimit-remaining", Math.max(0, size - used))
                    .with("ratelimit-reset", (left + 999_999_999) / 1_000_000_000);
        }
    }
}
