package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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
    private static final int MOST = 1_000_000;
    private static final List<String> SERVICES = List.of(Sandbox.PAGERDUTY, Sandbox.GRAPH);
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WHERE = Set.of("fault", "at", "path", "method", "times");

    private final Faults faults;

    FaultOperations(Faults faults) {
        this.faults = faults;
    }

    List<Operation> operations() {
        return List.of(
                Operation.post(
                        "/faults",
                        Stream.concat(WHERE.stream(), FaultKind.allMembers().stream())
                                .collect(Collectors.toSet()),
                        "{\"fault\":\"throttle\",\"seconds\":20,\"at\":\"pagerduty\",\"times\":1}",
                        "Makes requests go wrong; the fault is one of " + String.join(", ", FaultKind.labels())
                                + ". More about it: status and body (json, html, none), delay, seconds or silent for throttle, shape, more,"
                                + " page, by for skew in seconds. Strikes at pagerduty or graph, this method, where a path holds a regular"
                                + " expression, for so many times; without those, everywhere and until faults are removed.",
                        call -> add(call.body())),
                Operation.delete("/faults", "Removes all faults.", call -> {
                    faults.clear();
                    return ControlJson.changed("No fault is left.");
                }));
    }

    private ObjectNode add(Body body) {
        FaultKind kind = FaultKind.of(body);
        FaultAction action = kind.action(body);
        UnaryOperator<Fault> narrowing = narrowing(body);
        services(body)
                .map(service -> Fault.of(action).at(service))
                .map(narrowing)
                .toList()
                .forEach(faults::add);
        String where = services(body).collect(Collectors.joining(" and "));
        String until = body.has("times") ? "for the next requests that it fits" : "until faults are removed";
        return ControlJson.changed("The fault %s strikes %s %s.".formatted(kind.label(), where, until));
    }

    private static Stream<String> services(Body body) {
        return body.oneOf("at", Set.copyOf(SERVICES)).map(Stream::of).orElseGet(SERVICES::stream);
    }

    private static UnaryOperator<Fault> narrowing(Body body) {
        Optional<String> path = body.text("path").map(regex -> checked(body, regex));
        Optional<String> method = body.oneOf("method", METHODS);
        Optional<Occurrence> first = body.number("times", 1, MOST).map(Occurrence::first);
        return fault -> {
            Fault there = path.map(fault::path).orElse(fault);
            Fault so = method.map(there::method).orElse(there);
            return first.map(so::when).orElse(so);
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
