package org.schedulesconnector.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;

/**
 * The troubles of both services in a soak test. Nothing here is a lie that no client could see through: no service says that something
 * is gone which is there, but for one family of schedules, which takes the word of the other as well.
 */
final class SoakFaults {
    private static final List<String> PAGERDUTY = List.of(
            "^/users$",
            "^/teams$",
            "^/escalation_policies$",
            "^/schedules$",
            "^/schedules$",
            "^/schedules/",
            "^/v3/schedules$",
            "^/v3/schedules/",
            "^/v3/schedules/",
            "^/audit/records$",
            "^/audit/records$",
            "^/oncalls$",
            "^/abilities$",
            "^/oauth/token$",
            "^/");
    private static final List<String> GRAPH = List.of(
            "PUT /items/",
            "PUT /items/",
            "PUT /items/.*[02468A-M]$",
            "DELETE /items/",
            "POST /groups$",
            "DELETE /groups/[^/]+$",
            "POST /members$",
            "DELETE /members/",
            "GET /users$");

    private final Faults faults;

    SoakFaults(Faults faults) {
        this.faults = faults;
    }

    /** One or two troubles more. */
    String begin(Chance chance) {
        StringBuilder told = new StringBuilder("trouble:");
        for (int i = chance.between(1, 2); i > 0; i--) {
            told.append(' ').append(chance.oneIn(2) ? atGraph(chance) : atPagerDuty(chance));
        }
        return told.toString();
    }

    void end() {
        faults.clear();
    }

    private String atPagerDuty(Chance chance) {
        String path = chance.any(PAGERDUTY);
        Trouble trouble =
                switch (chance.between(0, 11)) {
                    case 0 -> Trouble.once("429", FaultAction.status(429, Map.of("ratelimit-reset", "1")));
                    case 1 -> Trouble.once("429 bare", FaultAction.status(429, Map.of(), ""));
                    case 2 -> Trouble.once("401", FaultAction.status(401));
                    case 3 -> Trouble.often("400", FaultAction.status(400), chance);
                    case 4 ->
                        path.endsWith("/schedules/")
                                ? Trouble.often("404", FaultAction.status(404), chance)
                                : Trouble.often("503", FaultAction.html(503), chance);
                    case 5, 6 -> Trouble.often("500", FaultAction.status(500), chance);
                    default -> broken(chance);
                };
        return arm(Fault.of(trouble.action()).at(Sandbox.PAGERDUTY).path(path).when(trouble.when()), trouble, path);
    }

    private String atGraph(Chance chance) {
        String[] request = chance.any(GRAPH).split(" ");
        Trouble trouble =
                switch (chance.between(0, 8)) {
                    case 0 -> Trouble.once("429", FaultAction.status(429, Map.of("Retry-After", "1")));
                    case 1 -> Trouble.often("503", FaultAction.status(503), chance);
                    case 2, 3 -> Trouble.often("400", FaultAction.status(400), chance);
                    case 4 -> Trouble.often("502", FaultAction.html(502), chance);
                    default -> broken(chance);
                };
        Fault fault = Fault.of(trouble.action())
                .at(Sandbox.GRAPH)
                .method(request[0])
                .path(request[1])
                .when(trouble.when());
        return arm(fault, trouble, String.join(" ", request));
    }

    private static Trouble broken(Chance chance) {
        return switch (chance.between(0, 4)) {
            case 0 -> Trouble.often("reset", FaultAction.reset(), chance);
            case 1 -> Trouble.often("lost", FaultAction.lost(), chance);
            case 2 -> Trouble.often("truncated", FaultAction.truncated(), chance);
            case 3 -> Trouble.often("cut JSON", FaultAction.cutJson(), chance);
            default -> Trouble.often("delay", FaultAction.delay(Duration.ofMillis(15)), chance);
        };
    }

    private String arm(Fault fault, Trouble trouble, String where) {
        faults.add(fault);
        return trouble.name() + " at " + where + ";";
    }

    /**
     * @param name for people
     * @param action what happens to a request
     * @param when to which requests
     */
    private record Trouble(String name, FaultAction action, Occurrence when) {
        /** What a client has to wait for in real time. */
        static Trouble once(String name, FaultAction action) {
            return new Trouble(name, action, Occurrence.nth(1));
        }

        static Trouble often(String name, FaultAction action, Chance chance) {
            return switch (chance.between(0, 7)) {
                case 0 -> new Trouble(name + " always", action, Occurrence.always());
                case 1, 2 -> new Trouble(name + " every other time", action, Occurrence.every(2));
                case 3, 4 -> new Trouble(name + " first", action, Occurrence.first(chance.between(1, 8)));
                default -> new Trouble(name + " once", action, Occurrence.nth(chance.between(1, 6)));
            };
        }
    }
}
