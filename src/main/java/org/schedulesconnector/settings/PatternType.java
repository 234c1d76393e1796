package org.schedulesconnector.settings;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression of Java. The value stays a text, which can be compared and shown. */
final class PatternType implements ValueType<String> {
    static int groups(String pattern) {
        return Pattern.compile(pattern).matcher("").groupCount();
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        try {
            return Pattern.compile(text).pattern();
        } catch (PatternSyntaxException mistake) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text) + " (" + mistake.getDescription() + where(mistake) + ")",
                    "Correct it; in a properties file each backslash is written twice.");
        }
    }

    @Override
    public String allowed() {
        return "a regular expression";
    }

    private static String where(PatternSyntaxException mistake) {
        return mistake.getIndex() < 0 ? "" : " near character " + (mistake.getIndex() + 1);
    }
}
