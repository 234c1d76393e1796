package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;

/**
 * What an answer says about the rate limit: {@code ratelimit-remaining} and {@code ratelimit-reset} (seconds) are on every
 * answer that was counted; {@code Retry-After} is not documented by PagerDuty but proxies before it send it.
 *
 * @param remaining requests left before {@code reset}; null when it is not told
 * @param reset until the limit starts anew; null when it is not told
 * @param retryAfter until the server wants to be asked again; null when it is not told
 */
record RateHeaders(Integer remaining, Duration reset, Duration retryAfter) {
    /** @param header the value of a header by its name, null when there is none */
    static RateHeaders read(UnaryOperator<String> header, Clock clock) {
        Long remaining = number(header.apply("ratelimit-remaining"));
        return new RateHeaders(
                remaining == null ? null : (int) Math.min(remaining, Integer.MAX_VALUE),
                seconds(header.apply("ratelimit-reset")),
                retryAfter(header.apply("Retry-After"), clock));
    }

    /** How long the server wants to be left alone after this status; null when it does not say. */
    Duration waitAfter(int status) {
        if (status == 429 && reset != null) {
            return reset;
        }
        return retryAfter;
    }

    private static Duration retryAfter(String value, Clock clock) {
        Duration seconds = seconds(value);
        if (seconds != null || value == null) {
            return seconds;
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration seconds(String value) {
        Long number = number(value);
        return number == null ? null : Duration.ofSeconds(number);
    }

    private static Long number(String value) {
        return value != null && value.strip().matches("\\d{1,9}") ? Long.valueOf(value.strip()) : null;
    }
}
