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
        String expression = text.replaceAll("\\*+", "*")
                .codePoints()
                .mapToObj(NamePattern::expression)
                .collect(Collectors.joining());
        return new NamePattern(text, Pattern.compile(expression, FLAGS));
    }

    boolean fits(String name) {
        return expression.matcher(name.strip()).matches();
    }

    private static String expression(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
