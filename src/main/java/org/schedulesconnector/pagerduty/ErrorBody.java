package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an error answer says. PagerDuty documents one shape, {@code {"error":{"message","code","errors":[…]}}}; five more are seen in
 * the wild: {@code errors} as one string or as lists by field, {@code error} as a list or as a string, and an extra {@code
 * missing_abilities}. The body may also be absent, or HTML of something in between.
 *
 * @param message the main sentence; null when there is none
 * @param code PagerDuty's error code; null when there is none
 * @param details more sentences, empty for none
 */
record ErrorBody(String message, Integer code, List<String> details) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TEXT = 300;

    ErrorBody {
        details = List.copyOf(details);
    }

    /** Never fails: what cannot be read says so in its message, without quoting the body. */
    static ErrorBody parse(byte[] body) {
        if (body.length == 0) {
            return saying("the answer has no body");
        }
        try {
            return read(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return saying("the answer is not JSON");
        } catch (IOException e) {
            return saying("the answer cannot be read");
        }
    }

    /** Whether the body has an error of PagerDuty's in any of its shapes: what a proxy answers has none, and proves nothing. */
    static boolean isPagerDutys(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            return error.isObject() || sentences("", error).stream().anyMatch(sentence -> !sentence.isEmpty());
        } catch (IOException e) {
            return false;
        }
    }

    /** All of it in one line. */
    String describe() {
        StringBuilder text = new StringBuilder(message == null ? "no message" : message);
        details.forEach(detail -> text.append("; ").append(detail));
        return text.length() <= LONGEST_TEXT ? text.toString() : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** Whether the text speaks of something; the comparison ignores case. */
    boolean mentions(String words) {
        return describe().toLowerCase(Locale.ROOT).contains(words);
    }

    private static ErrorBody saying(String message) {
        return new ErrorBody(message, null, List.of());
    }

    private static ErrorBody read(JsonNode body) {
        JsonNode error = body.path("error");
        if (error.isObject()) {
            return readObject(error);
        }
        List<String> sentences = sentences("", error);
        if (sentences.isEmpty()) {
            return saying("the answer has no error text");
        }
        return new ErrorBody(sentences.get(0), null, sentences.subList(1, sentences.size()));
    }

    private static ErrorBody readObject(JsonNode error) {
        List<String> details = new ArrayList<>(sentences("", error.path("errors")));
        details.addAll(sentences("missing ability ", error.path("missing_abilities")));
        String message = Json.text(error, "message");
        return new ErrorBody(
                message == null ? null : oneLine(message),
                error.path("code").isInt() ? error.path("code").intValue() : null,
                details);
    }

    private static List<String> sentences(String before, JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) {
            found.add(oneLine(before + node.asText()));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> found.addAll(sentences(before + field.getKey() + " ", field.getValue())));
        } else {
            node.forEach(element -> found.addAll(sentences(before, element)));
        }
        return found;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
