package org.schedulesconnector.sandbox;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells ids from words in a path: an id has a digit or a capital letter, a version such as {@code v1.0} is no id. */
final class RequestKinds {
    private static final Pattern ID = Pattern.compile("(?!v\\d+(\\.\\d+)?$).*[0-9A-Z@].*");

    private RequestKinds() {}

    static String template(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> ID.matcher(segment).matches() ? "{id}" : segment)
                .collect(Collectors.joining("/"));
    }
}
