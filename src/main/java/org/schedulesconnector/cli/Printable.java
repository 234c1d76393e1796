package org.schedulesconnector.cli;

/** Keeps text of other people on the lines that are meant for it; {@link Terminal} escapes what else it may hold. */
final class Printable {
    private Printable() {}

    /** The text on one line. */
    static String line(String text) {
        return text.replaceAll("[\\r\\n\\t]+", " ");
    }

    /** The text with its line breaks, each one character. */
    static String text(String text) {
        return text.replaceAll("\\r\\n?", "\n");
    }
}
