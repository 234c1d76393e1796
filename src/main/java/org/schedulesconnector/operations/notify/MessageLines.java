package org.schedulesconnector.operations.notify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message in lines for people, the title first. */
final class MessageLines {
    private static final int LONGEST = 1_500;
    /** Besides line breaks: letters that turn the direction of what follows. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028-\\u202e\\u2066-\\u2069]+");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MessageLines() {}

    static List<String> of(Message message) {
        return Stream.of(
                        sign(message.state()) + " " + message.title(),
                        message.reason(),
                        message.remedy() == null ? null : "What to do: " + message.remedy(),
                        message.run() == null ? null : run(message.run()),
                        "Connection " + message.connection() + ", " + times(message) + ".")
                .filter(Objects::nonNull)
                .map(MessageLines::line)
                .toList();
    }

    private static String sign(Notice.Kind kind) {
        return switch (kind) {
            case RAISED, REPEATED -> "⚠️";
            case HEALED -> "✅";
            case TEST -> "🔔";
        };
    }

    private static String run(Message.Run run) {
        return "Run " + run.number() + " " + run.mode().label() + " "
                + run.outcome().label() + ": " + run.counts().toLine() + ".";
    }

    private static String times(Message message) {
        if (message.state() == Notice.Kind.TEST) {
            return "at " + time(message.since());
        }
        String since = "since " + time(message.since());
        return message.healedAt() == null ? since : since + " until " + time(message.healedAt());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String line(String text) {
        String single = CONTROLS.matcher(text).replaceAll(" ").strip();
        return single.length() <= LONGEST ? single : single.substring(0, LONGEST - 1) + "…";
    }
}
