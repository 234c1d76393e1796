package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A refusal, with the status and the body that PagerDuty gives it. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final transient Map<String, List<String>> problems;
    private final transient Optional<String> missingAbility;

    private ApiError(int status, int code, String message, Map<String, List<String>> problems) {
        this(status, code, message, problems, Optional.empty());
    }

    private ApiError(
            int status, int code, String message, Map<String, List<String>> problems, Optional<String> missingAbility) {
        super(message, null, false, false);
        this.missingAbility = missingAbility;
        this.status = status;
        this.code = code;
        this.problems = problems;
    }

    static ApiError invalid(String parameter, String problem) {
        return invalid(2001, parameter, problem);
    }

    /** @param code PagerDuty's own number, such as 2004 for an instant that cannot be read */
    static ApiError invalid(int code, String parameter, String problem) {
        return new ApiError(400, code, "Invalid Input Provided", Map.of(parameter, List.of(problem)));
    }

    /** The schedule is of the other kind. */
    static ApiError wrongKind(String message) {
        return new ApiError(400, 2001, message, Map.of());
    }

    static ApiError unauthorized() {
        return new ApiError(401, 2006, "Authentication failed", Map.of());
    }

    static ApiError abilityMissing(String ability) {
        Map<String, List<String>> problems = Map.of(ability, List.of("ability is missing"));
        return new ApiError(402, 2014, "Required abilities are unavailable", problems, Optional.of(ability));
    }

    static ApiError forbidden() {
        return new ApiError(403, 2010, "Access Denied", Map.of());
    }

    static ApiError notFound() {
        return new ApiError(404, 2100, "Not Found", Map.of());
    }

    static ApiError methodNotAllowed() {
        return new ApiError(405, 2001, "Method Not Allowed", Map.of());
    }

    static ApiError tooManyRequests() {
        return new ApiError(429, 2020, "Rate Limit Exceeded", Map.of());
    }

    /** What PagerDuty says with a status that a fault asks for. */
    static ApiError ofStatus(int status) {
        switch (status) {
            case 401:
                return unauthorized();
            case 403:
                return forbidden();
            case 404:
                return notFound();
            case 408:
                return new ApiError(408, 2016, "Request Timeout", Map.of());
            case 429:
                return tooManyRequests();
            default:
                boolean own = status >= 500;
                return new ApiError(
                        status, own ? 2000 : 2001, own ? "Internal Server Error" : "Invalid Request", Map.of());
        }
    }

    /** The body: v3 lists problems by field, the classic API as sentences. */
    ApiAnswer answer(boolean v3) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("message", getMessage()).put("code", code);
        if (!problems.isEmpty()) {
            if (v3) {
                ObjectNode fields = error.putObject("errors");
                problems.forEach((field, all) -> all.forEach(fields.putArray(field)::add));
            } else {
                problems.forEach((field, all) ->
                        all.forEach(one -> error.withArray("errors").add(field + " " + one)));
            }
        }
        missingAbility.ifPresent(ability -> error.put("missing_abilities", ability));
        return new ApiAnswer(status, Optional.of(body));
    }
}
