package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxClock;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyService;

/** Calls the control address of kestrel in process, on a clock that stands still unless it is moved. */
final class ControlCaller {
    private static final JsonMapper JSON = new JsonMapper();

    private final MovableClock base = MovableClock.stoppedAt(Instant.parse("2026-09-08T10:07:00Z"));
    private final SandboxClock clock = SandboxClock.over(base);
    private final Account account = AccountGenerator.generate(AccountSize.kestrel(), 1, clock);
    private final Faults faults = new Faults(1);
    private final Map<String, ObjectNode> index = new LinkedHashMap<>();
    private final ControlService service =
            new ControlService(account, clock, faults, id -> Optional.ofNullable(index.get(id)));

    Account account() {
        return account;
    }

    SandboxClock clock() {
        return clock;
    }

    Faults faults() {
        return faults;
    }

    /** What the tenant holds. */
    Map<String, ObjectNode> index() {
        return index;
    }

    Answered get(String path) {
        return send("GET", path, "");
    }

    Answered post(String path, String body) {
        return send("POST", path, body.replace('\'', '"'));
    }

    Answered delete(String path) {
        return send("DELETE", path, "");
    }

    /** @param target path and at most one parameter */
    Answered send(String method, String target, String body) {
        String[] parts = target.split("[?=]");
        Map<String, List<String>> query = parts.length == 3 ? Map.of(parts[1], List.of(parts[2])) : Map.of();
        return new Answered(service.answer(
                new SandboxRequest(method, parts[0], query, Map.of(), body.getBytes(StandardCharsets.UTF_8))));
    }

    /** The audit records of the last minutes as PagerDuty's API gives them, the newest first: action and root. */
    List<String> audited() {
        String key = "Token token=" + PagerDutyCredentials.sandbox().apiToken();
        SandboxAnswer answer = new PagerDutyService(account, PagerDutyOptions.defaults(), clock)
                .answer(new SandboxRequest(
                        "GET",
                        "/audit/records",
                        Map.of(
                                "since",
                                List.of(clock.instant()
                                        .minus(Duration.ofMillis(1))
                                        .toString())),
                        Map.of("authorization", key, "accept", "application/vnd.pagerduty+json;version=2"),
                        new byte[0]));
        return new Answered(answer)
                .json().path("records").findParents("action").stream()
                        .map(record -> record.path("action").asText() + " "
                                + record.at("/root_resource/id").asText())
                        .toList();
    }

    /**
     * An answer, its body read.
     *
     * @param raw as the service gave it
     */
    record Answered(SandboxAnswer raw) {
        int status() {
            return raw.status();
        }

        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        /** What changed, of a request that was performed. */
        String changed() {
            if (status() != 200) {
                throw new AssertionError(status() + " " + json());
            }
            return json().path("changed").asText();
        }

        String error() {
            return json().path("error").asText();
        }
    }
}
