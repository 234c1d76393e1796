package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lenient reading: PagerDuty's own samples contradict its schema, so every field but the id may be absent, null or of another
 * type, and is then as if it were not there.
 */
final class Json {
    private Json() {}

    /** The text of a field; null when it is absent, null, not text, or blank. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** The first text of several fields; null when none has any. */
    static String firstText(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(field -> text(node, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The elements of a field; none when it is not an array. */
    static List<JsonNode> elements(JsonNode node, String field) {
        JsonNode array = node.path(field);
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /** The instant of a field that must be there. */
    static Instant requiredInstant(JsonNode node, String field) {
        return instant(node, field).orElseThrow(() -> malformed("the field " + field + " is missing"));
    }

    /**
     * The instant of a field in ISO 8601 with an offset; empty when it is absent or null.
     *
     * @throws PagerDutyException if there is a text that is no instant: who is on call must not be guessed
     */
    static Optional<Instant> instant(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw malformed("the field " + field + " holds no date and time with an offset");
        }
    }

    static PagerDutyException malformed(String message) {
        return PagerDutyException.of(PagerDutyException.Kind.MALFORMED)
                .message(message)
                .build();
    }
}
