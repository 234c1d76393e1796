package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;

/** Makes the two services answer badly, slowly or not yet. The control address itself is never struck. */
final class FaultOperations {
    private static final Duration SLOWEST = Duration.ofMinutes(10);
    private static final int MOST = 1_000_000;
    private static final int USUAL_WAIT = 10;
    private static final List<String> SERVICES = List.of(Sandbox.PAGERDUTY, Sandbox.GRAPH);

    /** The member that belongs to each kind of fault, and to no other. */
    private static final Map<String, String> OWN_MEMBER =
            Map.of("status", "status", "delay", "delay", "throttle", "seconds");

    private final Faults faults;

    FaultOperations(Faults faults) {
        this.faults = faults;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post(
                        "/faults",
                        Set.of("fault", "status", "delay", "seconds", "at", "path", "times"),
                        "{\"fault\":\"throttle\",\"seconds\":20,\"at\":\"pagerduty\",\"times\":1}",
                        "Makes requests fail with a status, answers late by a delay such as PT2S, or throttles with seconds to wait;"
                                + " at pagerduty or graph, where a path holds a regular expression, for so many times."
                                + " Without those, everywhere and until faults are removed.",
                        call -> add(call.body())),
                Operation.delete("/faults", "Removes all faults.", call -> {
                    faults.clear();
                    return ControlJson.changed("No fault is left.");
                }));
    }

    private ObjectNode add(Body body) {
        String kind = kind(body);
        UnaryOperator<Fault> narrowing = narrowing(body);
        List<Fault> added = services(body)
                .map(service -> Fault.of(action(kind, body, service)).at(service))
                .map(narrowing)
                .toList();
        added.forEach(faults::add);
        String where = services(body).collect(Collectors.joining(" and "));
        String until = body.has("times") ? "for the next requests that it fits" : "until faults are removed";
        return ControlJson.changed("The fault %s strikes %s %s.".formatted(kind, where, until));
    }

    private static String kind(Body body) {
        String kind = body.oneOf("fault", OWN_MEMBER.keySet())
                .orElseThrow(() -> body.needs("\"fault\": status, delay or throttle"));
        OWN_MEMBER.forEach((other, member) -> {
            if (body.has(member) && !other.equals(kind)) {
                throw body.wrong(member, "belongs to the fault " + other + ", not to " + kind);
            }
        });
        return kind;
    }

    private static Stream<String> services(Body body) {
        return body.oneOf("at", Set.copyOf(SERVICES)).map(Stream::of).orElseGet(SERVICES::stream);
    }

    private static FaultAction action(String kind, Body body, String service) {
        return switch (kind) {
            case "status" ->
                FaultAction.status(
                        body.number("status", 400, 599).orElseThrow(() -> body.needs("\"status\", 400 to 599")));
            case "delay" ->
                FaultAction.delay(
                        body.duration("delay", SLOWEST).orElseThrow(() -> body.needs("\"delay\", such as PT2S")));
            default -> throttle(service, body.number("seconds", 1, 3600).orElse(USUAL_WAIT));
        };
    }

    /** Each service has its own way to say how long to wait. */
    private static FaultAction throttle(String service, int seconds) {
        String wait = Integer.toString(seconds);
        return service.equals(Sandbox.GRAPH)
                ? FaultAction.status(429, Map.of("Retry-After", wait))
                : FaultAction.status(
                        429, Map.of("ratelimit-limit", "960", "ratelimit-remaining", "0", "ratelimit-reset", wait));
    }

    private static UnaryOperator<Fault> narrowing(Body body) {
        Optional<String> path = body.text("path").map(regex -> checked(body, regex));
        Optional<Occurrence> first = body.number("times", 1, MOST).map(Occurrence::first);
        return fault -> {
            Fault there = path.map(fault::path).orElse(fault);
            return first.map(there::when).orElse(there);
        };
    }

    private static String checked(Body body, String regex) {
        try {
            return Pattern.compile(regex).pattern();
        } catch (PatternSyntaxException malformed) {
            throw body.wrong("path", "must be a regular expression, and is not: " + malformed.getDescription());
        }
    }
}
