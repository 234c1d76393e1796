package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.sandbox.Latency;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.SandboxServer;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;

/**
 * The sandbox in a process of its own, so that nothing that it uses is counted as the connector's. It takes one order a line from
 * standard input and answers each with one line of JSON; it ends when its input does.
 */
public final class SandboxHost {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration YEAR = Duration.ofDays(365).minusHours(1);
    private static final Duration SLICE = Duration.ofDays(31);
    private static final String CONNECTION = "pagerdutyschedules";

    private static final Map<String, String> KEY = Map.of(
            "authorization",
            "Token token=" + PagerDutyCredentials.sandbox().apiToken(),
            "accept",
            "application/vnd.pagerduty+json;version=2");

    private final Sandbox sandbox;
    private final Recording recording = new Recording();

    private SandboxHost(Sandbox sandbox) {
        this.sandbox = sandbox;
        sandbox.listen(recording);
    }

    /** @param args layer-based and shift-based schedules, people, teams, policies; latencies in ms: PagerDuty, Graph's median and 95 % */
    public static void main(String[] args) throws IOException {
        int[] number = List.of(args).stream().mapToInt(Integer::parseInt).toArray();
        Latency graph = number[6] == 0
                ? Latency.none()
                : Latency.logNormal(Duration.ofMillis(number[6]), Duration.ofMillis(number[7]));
        try (Sandbox sandbox = Sandbox.builder()
                        .size(new AccountSize(number[0], number[1], number[2], number[3], number[4]))
                        .pagerDutyLatency(Latency.fixed(Duration.ofMillis(number[5])))
                        .graphLatency(graph)
                        .start();
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SandboxHost host = new SandboxHost(sandbox);
            answer(sandbox.settings());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answer(host.obey(order.split(" ", 2)));
            }
        }
    }

    private static void answer(Map<String, ?> answer) throws IOException {
        System.out.println(JSON.writeValueAsString(answer));
    }

    private Map<String, ?> obey(String[] order) throws IOException {
        return switch (order[0]) {
            case "record" -> record(Path.of(order[1]));
            case "seen" -> seen();
            case "edit" -> Map.of("edited", edit(Integer.parseInt(order[1])));
            case "holdings" -> Map.of("auditPages", auditPages(), "groups", groups(), "members", members());
            default -> throw new IllegalArgumentException("no such order: " + order[0]);
        };
    }

    /** From now on counts anew, and writes each request down. */
    private Map<String, ?> record(Path folder) throws IOException {
        sandbox.pagerDuty().traffic().clear();
        sandbox.graph().traffic().clear();
        recording.begin(folder);
        return Map.of();
    }

    /** What was asked since then. */
    private Map<String, ?> seen() throws IOException {
        recording.end();
        Map<String, Object> seen = new LinkedHashMap<>();
        for (SandboxServer server : List.of(sandbox.pagerDuty(), sandbox.graph())) {
            seen.put(server.name(), server.traffic().counts());
        }
        seen.put("throttled", throttled(sandbox.pagerDuty()) + throttled(sandbox.graph()));
        return seen;
    }

    private static long throttled(SandboxServer server) {
        return server.traffic().requests().stream()
                .filter(request -> request.status() == 429)
                .count();
    }

    private int groups() {
        return sandbox.tenant().groups(CONNECTION).size();
    }

    private int members() {
        return sandbox.tenant().groups(CONNECTION).values().stream()
                .mapToInt(Map::size)
                .sum();
    }

    /** The fewest requests that bring a year's audit records of schedules: one reaches over 31 days and brings a hundred. */
    private int auditPages() throws IOException {
        int pages = 0;
        Instant oldest = Instant.now().minus(YEAR);
        for (Instant until = Instant.now(); until.isAfter(oldest); until = until.minus(SLICE)) {
            Instant since = until.minus(SLICE).isBefore(oldest) ? oldest : until.minus(SLICE);
            pages += auditPages(since, until);
        }
        return pages;
    }

    /** Asked for with a key that spends nothing of the connector's budget. */
    private int auditPages(Instant since, Instant until) throws IOException {
        Map<String, List<String>> query = new HashMap<>(Map.of(
                "root_resource_types[]", List.of("schedules"),
                "since", List.of(since.toString()),
                "until", List.of(until.toString()),
                "limit", List.of("100")));
        int pages = 0;
        JsonNode page;
        do {
            page = JSON.readTree(sandbox.pagerDutyService()
                    .answer(new SandboxRequest("GET", "/audit/records", query, KEY, new byte[0]))
                    .body());
            pages++;
            query.put("cursor", List.of(page.path("next_cursor").asText()));
        } while (page.hasNonNull("next_cursor"));
        return pages;
    }

    /** Renames every so many schedules. Returns how many. */
    private int edit(int every) {
        Account account = sandbox.account();
        List<AccountSchedule> schedules = account.schedules();
        int edited = 0;
        for (int i = 0; i < schedules.size(); i += every) {
            String id = schedules.get(i).id();
            account.changes().renameSchedule(id, schedules.get(i).name() + " *");
            edited++;
        }
        return edited;
    }
}
