package org.schedulesconnector.cli;

/** Makes text of other people safe for a terminal. */
final class Printable {
    private Printable() {}

    /** The text on one line, without control characters. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** The text with its line breaks, without any other control character. */
    static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ");
    }
}
