package org.schedulesconnector.crawl.report;

import java.util.regex.Pattern;

/** Keeps what comes from outside on one line of the log, so that a name cannot forge a line. */
final class Lines {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Lines() {}

    static String single(CharSequence text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }
}
