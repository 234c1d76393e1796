package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

/** External groups without HTTP: what the requests of a synchronisation do, with faults planned one by one. */
final class FakeGroups implements Transport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/v1.0/external/connections/kestrel/groups";

    /** What happens to a request. */
    enum Fault {
        NONE,
        LOST_ANSWER,
        RESET,
        BUSY,
        BAD_REQUEST,
        FORBIDDEN
    }

    private final Map<String, Set<String>> groups = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final GroupRequests requests = new GroupRequests(
            new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), "http://localhost/v1.0"), "kestrel");

    /** The next requests' faults; none afterwards. */
    FakeGroups plan(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    FakeGroups group(String id, String name, String... members) {
        groups.put(id, new LinkedHashSet<>(List.of(members)));
        names.put(id, name);
        return this;
    }

    void lose(String id) {
        groups.remove(id);
    }

    void forgetFaults() {
        faults.clear();
    }

    /** Null when there is no such group. */
    Set<String> members(String id) {
        return groups.get(id);
    }

    String name(String id) {
        return names.get(id);
    }

    /** Method and the path below the groups, in order. */
    List<String> calls() {
        return calls;
    }

    CompletableFuture<GroupOutcome> sync(GroupMembership group, int attempts) {
        Delays noWait = wait -> CompletableFuture.completedFuture(null);
        TrafficCounter traffic = new TrafficCounter();
        WriteGate gate = new WriteGate(8, Clock.systemUTC(), noWait, traffic);
        GraphCaller caller = new GraphCaller(this, Runnable::run, gate, noWait, traffic);
        RetryPolicy policy = new RetryPolicy(attempts, Duration.ofMillis(1), Duration.ofMillis(1), () -> 0);
        return new GroupSync(group, requests, caller, policy).run();
    }

    @Override
    public GraphAnswer send(GraphRequest request) {
        RequestInformation information = request.information().get();
        URI address = address(information);
        String path = address.getPath().substring(ROOT.length());
        calls.add(information.httpMethod + " " + path);
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
        Evidence question = new Evidence(information.httpMethod.name(), path, 0, null, null, "ours");
        switch (fault) {
            case RESET -> throw GraphException.failed(Kind.IO, "reset", question, null, null);
            case BUSY -> throw GraphException.failed(Kind.UNAVAILABLE, "answered 500", question, null, null);
            case BAD_REQUEST -> throw GraphException.failed(Kind.INVALID, "answered 400", question, null, null);
            case FORBIDDEN -> throw GraphException.failed(Kind.FORBIDDEN, "answered 403", question, null, null);
            default -> {}
        }
        int status = fault == Fault.LOST_ANSWER ? lost(information, path, question) : effect(information, path);
        return answer(address, status, question);
    }

    private int lost(RequestInformation information, String path, Evidence question) {
        effect(information, path);
        throw GraphException.failed(Kind.IO, "lost", question, null, null);
    }

    private static GraphAnswer answer(URI address, int status, Evidence question) {
        return switch (status) {
            case 404 -> throw GraphException.failed(Kind.NOT_FOUND, "answered 404", question, null, null);
            case 409 -> throw GraphException.failed(Kind.CONFLICT, "answered 409", question, null, null);
            default -> new GraphAnswer(address, status, MissingNode.getInstance(), null, "theirs", 1);
        };
    }

    private int effect(RequestInformation information, String path) {
        String[] segments = path.split("/");
        switch (information.httpMethod) {
            case POST -> {
                return segments.length < 2 ? create(body(information)) : add(segments[1], body(information));
            }
            case PATCH -> {
                names.computeIfPresent(
                        segments[1],
                        (id, old) -> body(information).path("displayName").asText());
                return groups.containsKey(segments[1]) ? 204 : 404;
            }
            default -> {
                return segments.length == 2 ? delete(segments[1]) : remove(segments[1], segments[3]);
            }
        }
    }

    private int create(JsonNode group) {
        String id = group.path("id").asText();
        if (groups.containsKey(id)) {
            return 409;
        }
        group(id, group.path("displayName").asText());
        return 201;
    }

    private int delete(String id) {
        return groups.remove(id) == null ? 404 : 204;
    }

    private int add(String id, JsonNode member) {
        if (!groups.containsKey(id)) {
            return 404;
        }
        return groups.get(id).add(member.path("id").asText()) ? 201 : 409;
    }

    private int remove(String id, String member) {
        return groups.containsKey(id) && groups.get(id).remove(member) ? 204 : 404;
    }

    private static URI address(RequestInformation information) {
        try {
            return information.getUri();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode body(RequestInformation information) {
        try {
            return JSON.readTree(information.content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
