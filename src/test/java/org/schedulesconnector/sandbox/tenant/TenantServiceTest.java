package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class TenantServiceTest {
    private static final String OTHER_APP = "00000000-0000-4000-8000-00000000000a";

    private final AtomicLong nanos = new AtomicLong();
    private final Tenant tenant = Tenant.builder()
            .clock(Clock.fixed(Instant.parse("2026-09-08T10:00:00Z"), ZoneOffset.UTC))
            .nanoTime(nanos::get)
            .limits(TenantLimits.published().operationsInFlight(2).writesPerSecond(3))
            .build();
    private final GraphCaller graph = GraphCaller.of(tenant);

    @Test
    void refusesACallerWithoutItsToken() {
        Reply none = graph.header("authorization", null).get("/external/connections");
        Reply wrong = graph.header("authorization", "Bearer of-yesterday").get("/external/connections");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.error().path("code").asText()).isEqualTo("InvalidAuthenticationToken");
        assertThat(none.message()).isEqualTo("Access token is empty.");
        assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.message()).contains("expired").doesNotContain("of-yesterday");
    }

    @Test
    void refusesACallerWithoutThePermission() {
        String token = tenant.addApp(OTHER_APP, Set.of("ExternalItem.ReadWrite.OwnedBy"));
        GraphCaller other = new GraphCaller(tenant.service(), token);

        Reply refused = other.get("/external/connections");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error().path("code").asText()).isEqualTo("Authorization_RequestDenied");
        assertThat(other.get("/users").status()).isEqualTo(403);
        assertThat(graph.get("/organization").status()).isEqualTo(403);
    }

    @Test
    void issuesATokenThatTellsItsRolesWhenDecoded() {
        String claims =
                new String(Base64.getUrlDecoder().decode(tenant.token().split("\\.")[1]), StandardCharsets.UTF_8);

        assertThat(claims).contains(tenant.id(), tenant.clientId(), "ExternalItem.ReadWrite.OwnedBy", "User.Read.All");
    }

    @Test
    void shapesErrorsAsODataAndEchoesTheClientRequestId() {
        Reply reply = graph.header("client-request-id", "11111111-2222-4333-8444-555555555555")
                .get("/external/connections/absent");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error().path("code").asText()).isEqualTo("ItemNotFound");
        assertThat(reply.error().path("innerError").path("date").asText()).isEqualTo("2026-09-08T10:00:00");
        assertThat(reply.error().path("innerError").path("client-request-id").asText())
                .isEqualTo("11111111-2222-4333-8444-555555555555");
        assertThat(reply.header("client-request-id")).isEqualTo("11111111-2222-4333-8444-555555555555");
        assertThat(reply.error().path("innerError").path("request-id").asText())
                .isNotEmpty()
                .isEqualTo(reply.header("request-id"));
    }

    @Test
    void knowsNoOtherPathsMethodsOrVersions() {
        assertThat(graph.get("/external/nothing").status()).isEqualTo(404);
        assertThat(graph.get("/external/connections/").status()).isEqualTo(404);
        assertThat(graph.get("/external/connections", Map.of("$top", "1")).status())
                .isEqualTo(400);
        Reply notAllowed = graph.put("/external/connections", "{}");
        assertThat(notAllowed.status()).isEqualTo(405);
        assertThat(notAllowed.header("Allow")).contains("GET", "POST");
        SandboxRequest beta = new SandboxRequest(
                "GET",
                "/beta/external/connections",
                Map.of(),
                graph.request("GET", "", "").headers(),
                new byte[0]);
        assertThat(tenant.service().answer(beta).status()).isEqualTo(404);
    }

    @Test
    void refusesBodiesThatAreNoJsonOrTooLarge() {
        assertThat(graph.post("/external/connections", "{'id':")
                        .error()
                        .path("innerError")
                        .path("code")
                        .asText())
                .isEqualTo("DeserializationError");
        assertThat(graph.post("/external/connections", "").status()).isEqualTo(400);
        assertThat(graph.post("/external/connections", "[]").status()).isEqualTo(400);
        assertThat(graph.post("/external/connections", "{'name':'" + "x".repeat(4 * 1024 * 1024) + "'}")
                        .status())
                .isEqualTo(413);
        assertThat(graph.header("content-type", "text/plain")
                        .post("/external/connections", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void throttlesTooManyOperationsInFlightOnOneConnection() {
        SandboxRequest one = graph.request("GET", "/external/connections/pd/items/P1", "");
        SandboxRequest elsewhere = graph.request("GET", "/external/connections/other/items/P1", "");

        assertThat(tenant.service().admit(one)).isEmpty();
        assertThat(tenant.service().admit(one)).isEmpty();
        Optional<SandboxAnswer> third = tenant.service().admit(one);
        assertThat(tenant.service().admit(elsewhere)).isEmpty();
        tenant.service().release(one);

        assertThat(third).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers()).containsEntry("Retry-After", "10");
            assertThat(new Reply(answer).error().path("code").asText()).isEqualTo("TooManyRequests");
        });
        assertThat(tenant.service().admit(one)).isEmpty();
        assertThat(tenant.counters().throttled()).isEqualTo(1);
    }

    @Test
    void throttlesWritesPerSecondAndCountsTheRefusedOnes() {
        assertThat(writes(4)).isEqualTo(3);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(writes(1)).isZero();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(writes(4)).isEqualTo(2);
    }

    private long writes(int attempts) {
        SandboxRequest write = graph.request("PUT", "/external/connections/pd/items/P1", "{}");
        long admitted = 0;
        for (int i = 0; i < attempts; i++) {
            if (tenant.service().admit(write).isEmpty()) {
                tenant.service().release(write);
                admitted++;
            }
        }
        return admitted;
    }

    @Test
    void refusesInItsOwnWordsWhenAFaultAsksForAStatus() {
        SandboxAnswer answer = tenant.service().refusal(graph.request("GET", "/users", ""), 503);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(new Reply(answer).error().path("code").asText()).isEqualTo("ServiceUnavailable");
    }
}
