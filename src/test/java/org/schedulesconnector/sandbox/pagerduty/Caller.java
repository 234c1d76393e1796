package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;

/** Calls a service in process, as the loopback server would. */
final class Caller {
    static final String VENDOR_TYPE = "application/vnd.pagerduty+json;version=2";

    private static final JsonMapper JSON = new JsonMapper();

    private final PagerDutyService service;
    private final Map<String, String> headers;

    private Caller(PagerDutyService service, Map<String, String> headers) {
        this.service = service;
        this.headers = headers;
    }

    /** With the sandbox's account-level API key. */
    static Caller of(PagerDutyService service) {
        String key = "Token token=" + PagerDutyCredentials.sandbox().apiToken();
        return new Caller(service, Map.of("authorization", key, "accept", VENDOR_TYPE));
    }

    static Caller of(Account account, PagerDutyOptions options, MovableClock clock) {
        return of(new PagerDutyService(account, options, clock));
    }

    Caller with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Caller(service, more);
    }

    Caller without(String header) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(header);
        return new Caller(service, fewer);
    }

    /** With an OAuth token of the given scopes. */
    Caller asApp(String... scopes) {
        String token = token("as_account-us.kestrel " + String.join(" ", scopes))
                .body()
                .path("access_token")
                .asText();
        return with("authorization", "Bearer " + token);
    }

    Answered token(String scope) {
        PagerDutyCredentials app = PagerDutyCredentials.sandbox();
        return form("grant_type=client_credentials&client_id=" + app.clientId() + "&client_secret=" + app.clientSecret()
                + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
    }

    Answered form(String form) {
        return post("/oauth/token", form);
    }

    Answered post(String path, String form) {
        Map<String, String> withType = new HashMap<>(headers);
        withType.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        return send("POST", path, withType, form);
    }

    /** @param target path and query, percent-encoded where needed */
    Answered get(String target) {
        return send("GET", target, headers, "");
    }

    Answered send(String method, String target) {
        return send(method, target, headers, "");
    }

    private Answered send(String method, String target, Map<String, String> sent, String body) {
        String[] parts = target.split("\\?", 2);
        Map<String, List<String>> query = parts.length == 2 ? query(parts[1]) : Map.of();
        return new Answered(service.answer(
                new SandboxRequest(method, parts[0], query, sent, body.getBytes(StandardCharsets.UTF_8))));
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), none -> new ArrayList<>()).add(decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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

        String header(String name) {
            return raw.headers().get(name);
        }

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        JsonNode body() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        JsonNode error() {
            return body().path("error");
        }

        /** The values of a field of each element of a listing. */
        List<String> all(String listing, String field) {
            return body().path(listing).findValuesAsText(field);
        }

        List<String> ids(String listing) {
            List<String> ids = new ArrayList<>();
            body().path(listing).forEach(item -> ids.add(item.path("id").asText()));
            return ids;
        }
    }
}
