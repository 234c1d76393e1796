package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A JSON object that was sent, read strictly: a member that is not known, or is not of its type, is refused by name. */
final class Body {
    private final ObjectNode json;
    private final String where;

    /**
     * @param where what problems call it, such as {@code POST /clock}
     * @param members those it may have
     */
    Body(ObjectNode json, String where, Set<String> members) {
        this.json = json;
        this.where = where;
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw ControlProblem.invalid(quoted(name) + " is no member of " + where + ". "
                        + (members.isEmpty() ? "It takes none." : "It takes " + inOrder(members) + "."));
            }
        });
    }

    boolean has(String member) {
        return json.has(member);
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(json.get(member)).map(value -> {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw wrong(member, "must be a text that is not blank");
            }
            return value.textValue();
        });
    }

    String requiredText(String member) {
        return text(member).orElseThrow(() -> wrong(member, "is required"));
    }

    /** A name that people are shown, at most 100 characters long. */
    Optional<String> name(String member) {
        return text(member).map(name -> {
            if (name.length() > 100) {
                throw wrong(member, "must have at most 100 characters, and has " + name.length());
            }
            return name;
        });
    }

    Optional<String> oneOf(String member, Set<String> values) {
        return text(member).map(value -> {
            if (!values.contains(value)) {
                throw wrong(member, "must be one of " + inOrder(values) + ", not " + value);
            }
            return value;
        });
    }

    Optional<Boolean> flag(String member) {
        return Optional.ofNullable(json.get(member)).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(member, "must be true or false");
            }
            return value.booleanValue();
        });
    }

    Optional<Integer> number(String member, int min, int max) {
        return Optional.ofNullable(json.get(member)).map(value -> number(member, value, min, max));
    }

    private int number(String member, JsonNode value, int min, int max) {
        if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
            throw wrong(member, "must be a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    Optional<Instant> instant(String member) {
        return text(member).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException malformed) {
                throw wrong(member, "must be a date and time with an offset, such as 2026-11-24T09:00:00Z");
            }
        });
    }

    /** @param longest shorter than this or as long, and more than zero */
    Optional<Duration> duration(String member, Duration longest) {
        return text(member).map(value -> {
            try {
                Duration duration = Duration.parse(value);
                if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(longest) <= 0) {
                    return duration;
                }
            } catch (DateTimeException malformed) {
                throw wrong(member, "must be a duration such as PT8H, PT30M or P1D");
            }
            throw wrong(member, "must be more than PT0S and at most " + longest + ", and is " + value);
        });
    }

    Optional<List<String>> texts(String member) {
        return Optional.ofNullable(json.get(member)).map(value -> {
            List<String> texts = new ArrayList<>();
            value.forEach(one -> texts.add(one.textValue()));
            if (!value.isArray() || texts.contains(null)) {
                throw wrong(member, "must be a list of texts");
            }
            return texts;
        });
    }

    /** Two whole numbers, such as the levels that change places. */
    Optional<List<Integer>> pair(String member, int min, int max) {
        return Optional.ofNullable(json.get(member)).map(value -> {
            if (!value.isArray() || value.size() != 2) {
                throw wrong(member, "must be a list of two numbers");
            }
            return List.of(number(member, value.get(0), min, max), number(member, value.get(1), min, max));
        });
    }

    Optional<Body> object(String member, Set<String> members) {
        return Optional.ofNullable(json.get(member)).map(value -> {
            if (value instanceof ObjectNode object) {
                return new Body(object, where + ", " + quoted(member), members);
            }
            throw wrong(member, "must be an object with " + inOrder(members));
        });
    }

    ControlProblem wrong(String member, String rule) {
        return ControlProblem.invalid(quoted(member) + " of " + where + " " + rule + ".");
    }

    /** Nothing that it may hold is there. */
    ControlProblem needs(String what) {
        return ControlProblem.invalid(where + " needs " + what + ". GET / shows an example.");
    }

    private static String inOrder(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
