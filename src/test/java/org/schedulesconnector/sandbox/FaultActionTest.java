package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyService;
import org.schedulesconnector.sandbox.tenant.Tenant;

/** What each fault makes of the answers of the two services themselves. */
class FaultActionTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Clock clock = Clock.fixed(Instant.parse("2026-09-08T10:00:00Z"), ZoneOffset.UTC);
    private final Account account = AccountGenerator.generate(new AccountSize(5, 2, 23, 3, 4), 1, clock);
    private final PagerDutyOptions options = PagerDutyOptions.defaults();
    private final PagerDutyService pagerDuty = new PagerDutyService(account, options, clock);
    private final SandboxService graph = Tenant.builder().build().service();

    @Test
    void refusesWithABodyOfAnyKind() throws IOException {
        assertThat(JSON.readTree(strike(FaultAction.status(503)).body())
                        .path("error")
                        .path("code")
                        .asInt())
                .isEqualTo(2000);
        assertThat(text(strike(FaultAction.html(502)))).startsWith("<!DOCTYPE html>");
        assertThat(strike(FaultAction.empty(404)).body()).isEmpty();
    }

    @Test
    void throttlesInTheWordsOfEachServiceOrWithoutAWord() {
        SandboxAnswer spoken = FaultAction.throttled(Duration.ofSeconds(7)).answer(graph, users(0), clock);
        SandboxAnswer silent = FaultAction.throttled().answer(graph, users(0), clock);

        assertThat(spoken.status()).isEqualTo(429);
        assertThat(spoken.headers()).containsEntry("Retry-After", "7");
        assertThat(silent.status()).isEqualTo(429);
        assertThat(silent.headers()).doesNotContainKey("Retry-After");
        assertThat(strike(FaultAction.throttled(Duration.ofSeconds(7))).headers())
                .containsEntry("ratelimit-reset", "7")
                .containsEntry("ratelimit-remaining", "0");
        assertThat(strike(FaultAction.throttled()).headers()).doesNotContainKey("ratelimit-reset");
    }

    @Test
    void refusesAtGraphWhatAFullConnectionRefuses() throws IOException {
        SandboxAnswer answer = FaultAction.full().answer(graph, users(0), clock);

        assertThat(answer.status()).isEqualTo(507);
        assertThat(JSON.readTree(answer.body()).path("error").path("code").asText())
                .isEqualTo("limitExceeded");
    }

    @Test
    void letsEveryTokenRunOut() throws IOException {
        String token = token();
        assertThat(pagerDuty.answer(users(0, "Bearer " + token)).status()).isEqualTo(200);

        SandboxAnswer refused = FaultAction.expired().answer(pagerDuty, users(0, "Bearer " + token), clock);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(pagerDuty.answer(users(0, "Bearer " + token)).status()).isEqualTo(401);
        assertThat(pagerDuty.answer(users(0, "Bearer " + token())).status()).isEqualTo(200);
    }

    @Test
    void tellsAnotherTimeAndAnotherLifeOfATokenThanItHas() throws IOException {
        SandboxAnswer ahead = FaultAction.skewed(Duration.ofMinutes(10)).answer(pagerDuty, tokenRequest(), clock);
        SandboxAnswer behind = strike(FaultAction.skewed(Duration.ofHours(-1)));

        assertThat(ahead.headers()).containsEntry("Date", "Tue, 8 Sep 2026 10:10:00 GMT");
        assertThat(JSON.readTree(ahead.body()).path("expires_in").asLong())
                .isEqualTo(options.tokenLifetime().toSeconds() + 600);
        assertThat(behind.headers()).containsEntry("Date", "Tue, 8 Sep 2026 09:00:00 GMT");
        assertThat(behind.body()).isEqualTo(pagerDuty.answer(users(0)).body());
    }

    @ParameterizedTest
    @EnumSource(WrongShape.class)
    void answersJsonOfAnotherShape(WrongShape shape) throws IOException {
        SandboxAnswer answer = strike(FaultAction.wrongShape(shape));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("users").path(0).isObject())
                .isFalse();
    }

    @Test
    void answersNoJsonOrHalfOfIt() {
        assertThat(strike(FaultAction.notJson()).body()).asString().doesNotContain("{");
        assertThat(strike(FaultAction.cutJson()).body().length)
                .isEqualTo(pagerDuty.answer(users(0)).body().length / 2);
    }

    @Test
    void endsAPageInTheMiddleWithEitherWord() throws IOException {
        JsonNode honest = page(FaultAction.halfPage(true), 0);
        JsonNode lying = page(FaultAction.halfPage(false), 0);

        assertThat(ids(honest)).isEqualTo(allIds().subList(0, 12)).isEqualTo(ids(lying));
        assertThat(honest.path("more").asBoolean()).isTrue();
        assertThat(lying.path("more").asBoolean()).isFalse();
    }

    @Test
    void listsAnEntryTwiceOrInTheOppositeOrder() throws IOException {
        List<String> twice = ids(page(FaultAction.duplicate(), 0));
        List<String> backwards = ids(page(FaultAction.shuffled(), 0));

        assertThat(twice)
                .startsWith(allIds().toArray(String[]::new))
                .endsWith(allIds().get(0))
                .hasSize(24);
        assertThat(backwards)
                .containsExactlyElementsOf(allIds().stream()
                        .sorted((a, b) -> Integer.compare(allIds().indexOf(b), allIds().indexOf(a)))
                        .toList());
    }

    @Test
    void repeatsTheLastEntryOfAPageOnTheNextOneAndLosesNone() throws IOException {
        List<String> read = readAll(FaultAction.overlappingPages(10));

        assertThat(new HashSet<>(read)).isEqualTo(new HashSet<>(allIds()));
        assertThat(read).hasSizeGreaterThan(allIds().size());
    }

    @Test
    void losesEntriesBetweenPagesOfAListingWhoseOrderChanges() throws IOException {
        List<String> read = readAll(FaultAction.unstablePages(10));

        assertThat(read).hasSize(allIds().size());
        assertThat(new HashSet<>(read)).isSubsetOf(allIds()).hasSizeLessThan(allIds().size());
    }

    @Test
    void leavesErrorsAndSingleThingsAsTheyAre() {
        SandboxRequest one = request("/users/" + allIds().get(0), Map.of(), key());
        SandboxRequest refused = users(0, "Bearer unknown");

        for (FaultAction change :
                List.of(FaultAction.halfPage(false), FaultAction.duplicate(), FaultAction.shuffled())) {
            assertThat(change.answer(pagerDuty, one, clock).body())
                    .isEqualTo(pagerDuty.answer(one).body());
            assertThat(change.answer(pagerDuty, refused, clock).body())
                    .isEqualTo(pagerDuty.answer(refused).body());
        }
    }

    /** As a client reads that moves on by what arrived. */
    private List<String> readAll(FaultAction action) throws IOException {
        List<String> read = new ArrayList<>();
        JsonNode page;
        do {
            page = page(action, read.size());
            read.addAll(ids(page));
        } while (page.path("more").asBoolean());
        return read;
    }

    private JsonNode page(FaultAction action, int offset) throws IOException {
        return JSON.readTree(action.answer(pagerDuty, users(offset), clock).body());
    }

    private SandboxAnswer strike(FaultAction action) {
        return action.answer(pagerDuty, users(0), clock);
    }

    private List<String> allIds() {
        try {
            return ids(JSON.readTree(pagerDuty.answer(users(0)).body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("users").spliterator(), false)
                .map(user -> user.path("id").asText())
                .toList();
    }

    private String token() throws IOException {
        return JSON.readTree(pagerDuty.answer(tokenRequest()).body())
                .path("access_token")
                .asText();
    }

    private SandboxRequest tokenRequest() {
        String form = "grant_type=client_credentials&client_id="
                + options.credentials().clientId() + "&client_secret="
                + options.credentials().clientSecret() + "&scope=as_account-" + options.region() + "."
                + options.subdomain() + " users.read";
        return new SandboxRequest(
                "POST",
                "/oauth/token",
                Map.of(),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8));
    }

    private SandboxRequest users(int offset) {
        return users(offset, key());
    }

    private SandboxRequest users(int offset, String authorization) {
        return request(
                "/users", Map.of("limit", List.of("100"), "offset", List.of(Integer.toString(offset))), authorization);
    }

    private String key() {
        return "Token token=" + options.credentials().apiToken();
    }

    private static SandboxRequest request(String path, Map<String, List<String>> query, String authorization) {
        return new SandboxRequest(
                "GET",
                path,
                query,
                Map.of("authorization", authorization, "accept", "application/vnd.pagerduty+json;version=2"),
                new byte[0]);
    }

    private static String text(SandboxAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
