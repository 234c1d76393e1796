package org.schedulesconnector.operations.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.operations.ConnectorControl;

/**
 * What is called.
 *
 * @param kind which part of the API, not null
 * @param scheduleId the schedule that is meant, else null
 * @param runId the number of the run that is asked for, else null
 * @param person the e-mail or id of the person whose access is asked for, else null
 */
public record ApiCall(Kind kind, String scheduleId, Long runId, String person) {
    private static final Pattern RUN_NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /** The parts of the API; each has a route named for it. */
    public enum Kind {
        STATUS("GET", "/api/status"),
        RUNS("GET", "/api/runs"),
        RUN("GET", "/api/runs/([^/]+)"),
        FAILURES("GET", "/api/failures"),
        SCHEDULES("GET", "/api/schedules"),
        SCHEDULE("GET", "/api/schedules/([^/]+)"),
        PEOPLE("GET", "/api/people"),
        ACCESS("GET", "/api/access/([^/]+)/([^/]+)"),
        WITHHELD("GET", "/api/withheld"),
        OPENAPI("GET", "/api/openapi.json"),
        CRAWL("POST", "/api/crawls"),
        SYNC("POST", "/api/sync/([^/]+)"),
        RETRY("POST", "/api/retry-failed"),
        CANCEL("POST", "/api/runs/current/cancel"),
        PAUSE("POST", "/api/runs/current/pause"),
        RESUME("POST", "/api/runs/current/resume");

        private final String method;
        private final Pattern path;

        Kind(String method, String path) {
            this.method = method;
            this.path = Pattern.compile(path);
        }

        /** The word in the name of its route. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean changesSomething() {
            return !method.equals("GET");
        }

        boolean namesASchedule() {
            return this == SYNC || this == SCHEDULE || this == ACCESS;
        }

        String method() {
            return method;
        }

        boolean has(String candidate) {
            return path.matcher(candidate).matches();
        }
    }

    /** @throws ApiProblem when the API has no such path, or not for that method */
    static ApiCall of(String method, String path) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.has(path))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "There is nothing at this path.",
                        "GET /api/openapi.json describes what the API has.",
                        "Correct the path."));
        if (!kind.method.equals(method)) {
            throw new ApiProblem(
                    405,
                    "This path does not take " + method + ".",
                    "It takes " + kind.method + ".",
                    "Use that method.");
        }
        return new ApiCall(
                kind,
                kind.namesASchedule() ? scheduleId(kind.path, path) : null,
                kind == Kind.RUN ? runId(kind.path, path) : null,
                kind == Kind.ACCESS ? person(kind.path, path) : null);
    }

    private static long runId(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        String number = matcher.matches() ? matcher.group(1) : "";
        if (!RUN_NUMBER.matcher(number).matches()) {
            throw new ApiProblem(
                    400,
                    "The last part of the path is no number of a run.",
                    "Runs are numbered from 1.",
                    "Take it from GET /api/runs.");
        }
        return Long.parseLong(number);
    }

    /** Percent signs are undone here, for the path comes as it was sent; a plus is a plus, as paths have it. */
    private static String person(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        String sent = matcher.matches() ? matcher.group(2) : "";
        try {
            return URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(
                    400,
                    "The last part of the path is not percent-encoded as it should be.",
                    "It is a person's e-mail or user id in PagerDuty.",
                    "Encode it as UTF-8, or leave it as it is.");
        }
    }

    private static String scheduleId(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        String id = matcher.matches() ? matcher.group(1) : "";
        if (!ConnectorControl.isScheduleId(id)) {
            throw new ApiProblem(
                    400,
                    "The path has no schedule id where one should be.",
                    "An id is up to 64 letters, digits, - and _.",
                    "Take it from the end of the schedule's address in PagerDuty.");
        }
        return id;
    }
}
