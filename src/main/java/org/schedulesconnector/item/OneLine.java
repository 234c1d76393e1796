package org.schedulesconnector.item;

import java.util.regex.Pattern;

/**
 * Puts text that people typed into PagerDuty on one line. Such text is data: a line break in a name must not end our sentence,
 * and a direction override must not turn the rest of it around. Joiners, marks and emoji stay, for names need them.
 */
final class OneLine {
    private static final Pattern DIRECTION_CONTROL = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern BLANK_OR_CONTROL = Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}]+");
    private static final Pattern HALF_CHARACTER = Pattern.compile("\\p{Cs}");

    private OneLine() {}

    /** The text on one line, trimmed; empty for null. */
    static String of(String text) {
        if (text == null) {
            return "";
        }
        if (isPlain(text)) {
            return text.strip();
        }
        String level = DIRECTION_CONTROL.matcher(text).replaceAll("");
        String whole = HALF_CHARACTER.matcher(level).replaceAll("\uFFFD");
        return BLANK_OR_CONTROL.matcher(whole).replaceAll(" ").strip();
    }

    /** Whether it is ordinary text with single spaces, as nearly all names are: then there is nothing to mend within it. */
    private static boolean isPlain(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ordinary = c > ' ' && c < 0x7F || Character.isLetter(c);
            if (!ordinary && (c != ' ' || before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }
}
