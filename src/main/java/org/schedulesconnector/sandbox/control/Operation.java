package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.sandbox.SandboxRequest;

/**
 * One thing that the control address does.
 *
 * @param method in capitals
 * @param path with {@code ID} where an id stands
 * @param takes members of the body or, of a GET, parameters of the query; any other is refused
 * @param example a body, or empty
 * @param does one sentence for people
 * @param handler performs it
 */
record Operation(String method, String path, Set<String> takes, String example, String does, Handler handler) {
    static Operation get(String path, Set<String> parameters, String does, Handler handler) {
        return new Operation("GET", path, parameters, "", does, handler);
    }

    static Operation post(String path, Set<String> members, String example, String does, Handler handler) {
        return new Operation("POST", path, members, example, does, handler);
    }

    static Operation delete(String path, String does, Handler handler) {
        return new Operation("DELETE", path, Set.of(), "", does, handler);
    }

    boolean isAt(String requested) {
        return matcher(requested).matches();
    }

    ObjectNode perform(SandboxRequest request) {
        return handler.answer(new Call(id(request.path()), query(request), body(request)));
    }

    /** How it shows itself. */
    ObjectNode json() {
        ObjectNode json = ControlJson.object().put("request", name()).put("does", does);
        if (!takes.isEmpty()) {
            json.put("takes", String.join(", ", new TreeSet<>(takes)));
        }
        if (!example.isEmpty()) {
            json.set("example", ControlJson.read(example.getBytes(StandardCharsets.UTF_8), name()));
        }
        return json;
    }

    private String name() {
        return method + " " + path;
    }

    private Optional<String> id(String requested) {
        Matcher matcher = matcher(requested);
        return matcher.matches() && matcher.groupCount() == 1 ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private Matcher matcher(String requested) {
        return Pattern.compile(path.replace("ID", "([^/]+)")).matcher(requested);
    }

    private Optional<String> query(SandboxRequest request) {
        Set<String> known = method.equals("GET") ? takes : Set.of();
        for (String name : request.query().keySet()) {
            if (!known.contains(name)) {
                throw ControlProblem.invalid("\"" + name + "\" is no parameter of " + name() + ". "
                        + (known.isEmpty() ? "It takes none." : "It takes " + String.join(", ", known) + "."));
            }
        }
        return known.stream().flatMap(name -> request.param(name).stream()).findFirst();
    }

    private Body body(SandboxRequest request) {
        Set<String> members = method.equals("GET") ? Set.of() : takes;
        return new Body(ControlJson.read(request.body(), name()), name(), members);
    }

    /** Performs an operation. */
    @FunctionalInterface
    interface Handler {
        ObjectNode answer(Call call);
    }

    /**
     * A request that fits an operation.
     *
     * @param subject the id in the path
     * @param query the value of the operation's only parameter
     * @param body empty when none was sent
     */
    record Call(Optional<String> subject, Optional<String> query, Body body) {
        /** The id in the path of an operation that has one. */
        String id() {
            return subject.orElseThrow();
        }
    }
}
