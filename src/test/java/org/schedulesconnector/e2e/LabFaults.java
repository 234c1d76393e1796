package org.schedulesconnector.e2e;

import java.time.Duration;
import java.util.List;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.WrongShape;

/**
 * Every fault that the sandbox knows, at random places of both services. Some are lies that no client can see through alone: a page
 * that ends early and says that it is the last, or a listing whose order changes while it is read.
 */
final class LabFaults {
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
            "^/abilities$",
            "^/oauth/token$",
            "schedules",
            "^/");
    private static final List<String> DIRECTORY =
            List.of("^/users$", "^/teams$", "^/escalation_policies$", "^/audit", "^/");
    private static final List<String> GRAPH = List.of(
            "PUT /items/",
            "PUT /items/",
            "PUT /items/.*[02468A-M]$",
            "GET /items/",
            "DELETE /items/",
            "POST /groups$",
            "PUT|POST|DELETE /",
            "DELETE /groups/[^/]+$",
            "POST /members$",
            "DELETE /members/",
            "GET /users$",
            "GET /external");

    private final Faults faults;
    private boolean directoryLies;

    LabFaults(Faults faults) {
        this.faults = faults;
    }

    /** One to three troubles more. */
    String begin(Chance chance) {
        StringBuilder told = new StringBuilder("trouble:");
        for (int i = chance.between(1, 3); i > 0; i--) {
            told.append(' ')
                    .append(chance.oneIn(2) ? atGraph(chance) : atPagerDuty(chance))
                    .append(';');
        }
        return told.toString();
    }

    void end() {
        faults.clear();
    }

    /** Whether people, teams, policies or audit records may have been told wrongly in whole answers, or refused, which is taken at its word. */
    boolean directoryLies() {
        return directoryLies;
    }

    private String atPagerDuty(Chance chance) {
        String path = chance.any(PAGERDUTY);
        Trouble trouble =
                switch (chance.between(0, 9)) {
                    case 0 -> refusal(chance, 400, 401, 404, 409, 500, 503);
                    case 1 -> chance.oneIn(3) ? refusal(chance, 402, 403).asLie() : limit(chance);
                    case 2, 3, 4 -> page(chance);
                    case 5 ->
                        chance.oneIn(2)
                                ? Trouble.some("expired token", FaultAction.expired(), chance)
                                : Trouble.often("skew", FaultAction.skewed(skew(chance)), chance);
                    default -> broken(chance);
                };
        directoryLies |= trouble.isLie() && DIRECTORY.contains(path);
        faults.add(Fault.of(trouble.action()).at(Sandbox.PAGERDUTY).path(path).when(trouble.when()));
        return trouble.name() + " at " + path;
    }

    private String atGraph(Chance chance) {
        String[] request = chance.any(GRAPH).split(" ");
        Trouble trouble =
                switch (chance.between(0, 7)) {
                    case 0, 1 -> refusal(chance, 400, 403, 404, 409, 412, 500, 503, 507);
                    case 2 -> limit(chance);
                    case 3 ->
                        chance.oneIn(2)
                                ? page(chance)
                                : Trouble.often("skew", FaultAction.skewed(skew(chance)), chance);
                    default -> broken(chance);
                };
        for (String method : request[0].split("\\|")) {
            faults.add(Fault.of(trouble.action())
                    .at(Sandbox.GRAPH)
                    .method(method)
                    .path(request[1])
                    .when(trouble.when()));
        }
        return trouble.name() + " at " + String.join(" ", request);
    }

    /**
     * In the service's own words, in a proxy's, or in none. That a thing is gone (404) or there already (409) is never said in the service's own
     * words: a client has to believe those, and nothing would ever correct it, for Graph lists no members of a group.
     */
    private static Trouble refusal(Chance chance, Integer... statuses) {
        int status = chance.any(List.of(statuses));
        int said = status == 404 || status == 409 ? 502 : status;
        return switch (chance.between(0, 3)) {
            case 0 -> Trouble.often(status + " HTML", FaultAction.html(status), chance);
            case 1 -> Trouble.often(status + " empty", FaultAction.empty(status), chance);
            default -> Trouble.often(String.valueOf(said), FaultAction.status(said), chance);
        };
    }

    /** What a client has to wait for in real time is rare. */
    private static Trouble limit(Chance chance) {
        return chance.oneIn(12)
                ? new Trouble("429 with a wait", FaultAction.throttled(Duration.ofSeconds(1)), Occurrence.nth(1), false)
                : Trouble.some("429", FaultAction.throttled(), chance);
    }

    private static Trouble page(Chance chance) {
        int size = chance.between(2, 20);
        return switch (chance.between(0, 6)) {
            case 0 -> Trouble.often("half pages", FaultAction.halfPage(true), chance);
            case 1 ->
                Trouble.often("half a page as the last", FaultAction.halfPage(false), chance)
                        .asLie();
            case 2 -> Trouble.often("duplicates", FaultAction.duplicate(), chance);
            case 3 -> Trouble.often("shuffled", FaultAction.shuffled(), chance);
            case 4 ->
                new Trouble("overlapping " + size, FaultAction.overlappingPages(size), Occurrence.always(), false);
            case 5 -> new Trouble("unstable " + size, FaultAction.unstablePages(size), Occurrence.always(), true);
            default ->
                Trouble.often("wrong shape", FaultAction.wrongShape(chance.any(List.of(WrongShape.values()))), chance);
        };
    }

    private static Trouble broken(Chance chance) {
        return switch (chance.between(0, 6)) {
            case 0 -> Trouble.often("reset", FaultAction.reset(), chance);
            case 1, 2 -> Trouble.often("lost", FaultAction.lost(), chance);
            case 3 -> Trouble.often("truncated", FaultAction.truncated(), chance);
            case 4 -> Trouble.often("cut JSON", FaultAction.cutJson(), chance);
            case 5 -> Trouble.often("not JSON", FaultAction.notJson(), chance);
            default -> Trouble.some("delay", FaultAction.delay(Duration.ofMillis(5)), chance);
        };
    }

    private static Duration skew(Chance chance) {
        return Duration.ofMinutes(chance.between(-40, 40) * 60L);
    }

    /**
     * @param name for people
     * @param action what happens to a request
     * @param when to which requests
     * @param isLie whether a well-formed answer says what is not so
     */
    private record Trouble(String name, FaultAction action, Occurrence when, boolean isLie) {
        static Trouble some(String name, FaultAction action, Chance chance) {
            return new Trouble(name, action, Occurrence.first(chance.between(1, 3)), false);
        }

        static Trouble often(String name, FaultAction action, Chance chance) {
            return switch (chance.between(0, 7)) {
                case 0 -> new Trouble(name + " always", action, Occurrence.always(), false);
                case 1, 2 -> new Trouble(name + " every other time", action, Occurrence.every(2), false);
                case 3, 4 -> new Trouble(name + " first", action, Occurrence.first(chance.between(1, 8)), false);
                default -> new Trouble(name + " once", action, Occurrence.nth(chance.between(1, 6)), false);
            };
        }

        Trouble asLie() {
            return new Trouble(name, action, when, true);
        }
    }
}
