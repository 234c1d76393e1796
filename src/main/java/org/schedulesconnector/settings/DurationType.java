package org.schedulesconnector.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A time span of hours, minutes and seconds, such as {@code 24h} or {@code 1h30m}, from zero to a bound. */
record DurationType(Duration longest) implements ValueType<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("(?i)(\\d+h)?(\\d+m)?(\\d+s)?");

    @Override
    public Duration parse(String text) throws InvalidValueException {
        Duration duration = syntax(text);
        if (duration.compareTo(longest) > 0) {
            throw new InvalidValueException("is " + Quoted.text(text), "Give " + format(longest) + " or less.");
        }
        return duration;
    }

    @Override
    public String format(Duration value) {
        return value.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String allowed() {
        return "a time span with its unit, such as 24h, 90m or 0s, of at most " + format(longest);
    }

    private static Duration syntax(String text) throws InvalidValueException {
        try {
            if (SYNTAX.matcher(text).matches()) {
                return Duration.parse("PT" + text);
            }
        } catch (DateTimeParseException tooLarge) {
            throw noDuration(text);
        }
        throw noDuration(text);
    }

    private static InvalidValueException noDuration(String text) {
        return new InvalidValueException("is " + Quoted.text(text), "Write a number and h, m or s, such as 24h.");
    }
}
