package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** Recognises texts of example files that somebody forgot to replace. */
final class Placeholder {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "<[^<>]+>|.*<your[^<>]*>.*|change[-_ ]?me|your[-_]\\S+|replace[-_]?me|x[x-]{2,}|[0-]{36}",
            Pattern.CASE_INSENSITIVE);

    private Placeholder() {}

    static boolean matches(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }
}
