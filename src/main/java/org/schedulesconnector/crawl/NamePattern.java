package org.schedulesconnector.crawl;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of the settings: {@code *} is any text, {@code ?} one character; the whole name has to fit, in any case of letters.
 *
 * @param text as it is written
 * @param expression the same for machines
 */
record NamePattern(String text, Pattern expression) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    static NamePattern of(String text) {
        String[] parts = text.split("\\*+", -1);
        StringBuilder expression = new StringBuilder(literal(parts[0]));
        for (int i = 1; i < parts.length - 1; i++) {
            // The first place where a part fits is as good as any later one, so none of them is tried twice.
            expression.append("(?>.*?").append(literal(parts[i])).append(')');
        }
        if (parts.length > 1) {
            expression.append(".*").append(literal(parts[parts.length - 1]));
        }
        return new NamePattern(text, Pattern.compile(expression.toString(), FLAGS));
    }

    boolean fits(String name) {
        return expression.matcher(name.strip()).matches();
    }

    private static String literal(String part) {
        return part.codePoints()
                .mapToObj(character -> character == '?' ? "." : Pattern.quote(Character.toString(character)))
                .collect(Collectors.joining());
    }
}
