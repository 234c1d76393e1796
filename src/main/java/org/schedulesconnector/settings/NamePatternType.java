package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/**
 * A pattern of names as shells have them: {@code *} is any text, {@code ?} one character, and the whole name has to fit. What looks like a
 * regular expression is refused: it would silently fit nothing.
 */
final class NamePatternType implements ValueType<String> {
    private static final int LONGEST = 255;
    private static final Pattern EXPRESSION = Pattern.compile("\\^.*|.*\\$|.*\\.[*+].*|.*\\\\.*", Pattern.DOTALL);

    @Override
    public String parse(String text) throws InvalidValueException {
        if (text.length() > LONGEST) {
            throw new InvalidValueException(
                    "has " + text.length() + " characters", "Shorten it to " + LONGEST + " characters or fewer.");
        }
        if (EXPRESSION.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text) + ", which looks like a regular expression",
                    "Use only * and ?, as in Test *; ? also stands for a comma, a full stop, ^, $ or a backslash of the name.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "a whole name, in any case of letters, in which * is any text and ? any one character";
    }
}
