package org.schedulesconnector.operations.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schedulesconnector.operations.ConnectorControl;

/**
 * What is called.
 *
 * @param kind which part of the API, not null
 * @param scheduleId the schedule of a sync, else null
 * @param runId the number of the run that is asked for, else null
 */
public record ApiCall(Kind kind, String scheduleId, Long runId) {
    private static final Pattern RUN_NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /** The parts of the API; each has a route named for it. */
    public enum Kind {
        STATUS("GET", "/api/status"),
        RUNS("GET", "/api/runs"),
        RUN("GET", "/api/runs/([^/]+)"),
        FAILURES("GET", "/api/failures"),
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
    }

    /** @throws ApiProblem when the API has no such path, or not for that method */
    static ApiCall of(String method, String path) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.path.matcher(path).matches())
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "There is nothing at this path.",
                        "The API has GET /api/status, runs, runs/{id} and failures, POST /api/crawls, POST /api/sync/{id}, POST /api/retry-failed and POST"
                                + " /api/runs/current/cancel, pause and resume.",
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
                kind == Kind.SYNC ? scheduleId(kind.path, path) : null,
                kind == Kind.RUN ? runId(kind.path, path) : null);
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

    private static String scheduleId(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        String id = matcher.matches() ? matcher.group(1) : "";
        if (!ConnectorControl.isScheduleId(id)) {
            throw new ApiProblem(
                    400,
                    "The last part of the path is no schedule id.",
                    "An id is up to 64 letters, digits, - and _.",
                    "Take it from the end of the schedule's address in PagerDuty.");
        }
        return id;
    }
}
