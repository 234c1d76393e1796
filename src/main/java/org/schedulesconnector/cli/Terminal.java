package org.schedulesconnector.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Where commands write. What could steer a terminal or turn text around (escape sequences, other control characters, direction overrides,
 * Unicode's own line ends) goes out as {@code \}{@code uXXXX}: harmless to read, and in JSON the same text as before, since it stands in
 * strings alone there.
 */
final class Terminal {
    private static final String LINE_END = System.lineSeparator();

    private Terminal() {}

    static PrintWriter over(Writer out) {
        return new PrintWriter(new Escaping(out), true);
    }

    /** Whether a character does something else than show. */
    static boolean isRisky(int character) {
        return switch (character) {
            case '\n', '\t' -> false;
            case '\u061C', '\u200E', '\u200F', '\u2028', '\u2029', '\uFEFF' -> true;
            default ->
                Character.getType(character) == Character.CONTROL
                        || (character >= '\u202A' && character <= '\u202E')
                        || (character >= '\u2066' && character <= '\u2069');
        };
    }

    private static final class Escaping extends FilterWriter {
        Escaping(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            if (isRisky(character) && LINE_END.indexOf(character) < 0) {
                out.write("\\u%04x".formatted(character));
            } else {
                out.write(character);
            }
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(buffer[i]);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(text.charAt(i));
            }
        }
    }
}
