package org.schedulesconnector.e2e;

import java.util.List;
import java.util.regex.Pattern;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxRequest;

/**
 * When a process is killed: a little after a certain request has been served and before its answer leaves, or when it has run for
 * some time.
 *
 * @param command what the process does
 * @param service which service is asked; null when only the time counts
 * @param method of the request
 * @param path a part of its path
 * @param nth the how many-th such request, from 1
 * @param delayMillis how long after it, or after the start
 */
record KillMoment(List<String> command, String service, String method, Pattern path, int nth, int delayMillis) {
    private static final String CONNECTION = "/external/connections/" + CrawlWorld.CONNECTION;

    private static final List<List<String>> COMMANDS = List.of(
            List.of("crawl"), List.of("crawl", "--incremental"), List.of("crawl", "--incremental"), List.of("run"));

    /** What there is to interrupt, in the order of a crawl. What stands here twice is interrupted more often. */
    private static final List<Request> REQUESTS = List.of(
            new Request(Sandbox.PAGERDUTY, "GET", "^/users$", 2),
            new Request(Sandbox.PAGERDUTY, "GET", "^/schedules$", 1),
            new Request(Sandbox.PAGERDUTY, "GET", "^/v3/schedules/", 4),
            new Request(Sandbox.GRAPH, "POST", "/groups$", 2),
            new Request(Sandbox.GRAPH, "POST", "/members$", 8),
            new Request(Sandbox.GRAPH, "DELETE", "/members/", 2),
            new Request(Sandbox.GRAPH, "PUT", "/items/", 12),
            new Request(Sandbox.GRAPH, "PUT", "/items/", 3),
            new Request(Sandbox.GRAPH, "DELETE", "/items/", 2),
            new Request(Sandbox.GRAPH, "DELETE", "/groups/[^/]+$", 1),
            new Request(Sandbox.PAGERDUTY, "GET", "^/schedules/", 1));

    private record Request(String service, String method, String path, int most) {}

    /** The moments of a first crawl, and of one that finds the connection gone. */
    static List<KillMoment> ofProvisioning() {
        List<String> full = List.of("crawl");
        List<String> purge = List.of("purge", "--confirm", CrawlWorld.CONNECTION);
        return List.of(
                at(full, "POST", "/external/connections$", 1),
                at(full, "PATCH", CONNECTION + "/schema$", 1),
                at(full, "GET", CONNECTION + "/operations/", 2),
                at(full, "PUT", "/items/", 5),
                at(purge, "DELETE", CONNECTION + "$", 1),
                at(List.of("run"), "GET", CONNECTION + "/operations/", 2));
    }

    static KillMoment any(Chance chance) {
        List<String> command = chance.any(COMMANDS);
        if (chance.oneIn(5)) {
            return new KillMoment(command, null, "", Pattern.compile(""), 1, chance.between(300, 2_500));
        }
        Request request = chance.any(REQUESTS);
        return new KillMoment(
                command,
                request.service(),
                request.method(),
                Pattern.compile(request.path()),
                chance.between(1, request.most()),
                chance.oneIn(3) ? chance.between(1, 30) : 0);
    }

    private static KillMoment at(List<String> command, String method, String path, int nth) {
        return new KillMoment(command, Sandbox.GRAPH, method, Pattern.compile(path), nth, 0);
    }

    boolean isAt(String askedService, SandboxRequest request) {
        return askedService.equals(service)
                && request.method().equals(method)
                && path.matcher(request.path()).find();
    }

    boolean isByTime() {
        return service == null;
    }

    /** Whether the process ends by itself when the moment never comes. */
    boolean isOfCommand() {
        return !command.contains("run");
    }

    boolean isOfPurge() {
        return command.contains("purge");
    }
}
