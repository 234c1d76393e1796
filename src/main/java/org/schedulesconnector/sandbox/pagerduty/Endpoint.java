package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One path of the API.
 *
 * @param path matches it; its groups are the ids
 * @param scope an OAuth token needs it; empty when none is declared
 * @param parameters the query parameters it knows; any other is refused
 * @param answer what it does
 */
record Endpoint(Pattern path, Optional<String> scope, Set<String> parameters, Function<Call, ApiAnswer> answer) {
    /** @param template a path such as {@code /schedules/{}/overrides} */
    static Endpoint of(String template, String scope, Set<String> parameters, Function<Call, ApiAnswer> answer) {
        return new Endpoint(pattern(template), Optional.of(scope), parameters, answer);
    }

    static Endpoint unscoped(String template, Set<String> parameters, Function<Call, ApiAnswer> answer) {
        return new Endpoint(pattern(template), Optional.empty(), parameters, answer);
    }

    /** The ids in a path, or empty when the path is another endpoint's. */
    Optional<List<String>> match(String requested) {
        Matcher matcher = path.matcher(requested);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .toList());
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replace("{}", "([^/]+)"));
    }
}
