package org.schedulesconnector.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code Retry-After}. Seconds or an HTTP date; several values, or one such as {@code 31,120}, mean the longest. Zero, a
 * negative number, a date in the past and nonsense are no answer: the caller then chooses a wait of its own.
 */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    static Optional<Duration> parse(List<String> values, Instant now) {
        return values.stream()
                .flatMap(value -> durations(value.strip(), now).stream())
                .filter(wait -> !wait.isZero() && !wait.isNegative())
                .max(Duration::compareTo);
    }

    private static List<Duration> durations(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return List.of(Duration.between(now, date));
        } catch (DateTimeParseException notADate) {
            return Arrays.stream(value.split(","))
                    .map(String::strip)
                    .filter(part -> SECONDS.matcher(part).matches())
                    .map(part -> Duration.ofSeconds(Long.parseLong(part)))
                    .toList();
        }
    }
}
