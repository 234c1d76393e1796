package org.schedulesconnector.operations.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.schedulesconnector.settings.NotifyFormat;

/**
 * Writes a message as the webhook takes it. Names of PagerDuty in it are text and nothing else there: they mention nobody and make no
 * link.
 */
final class MessageWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final NotifyFormat format;

    MessageWriter(NotifyFormat format) {
        this.format = format;
    }

    String write(Message message) {
        return json(
                switch (format) {
                    case JSON -> message;
                    case SLACK -> Map.of("text", slack(message));
                    case TEAMS -> teams(message);
                });
    }

    /** Slack's text knows links and mentions in angle brackets; with these escaped it has none. */
    private static String slack(Message message) {
        String text = escaped(String.join("\n", MessageLines.of(message)));
        return message.console() == null
                ? text
                : text + "\n<" + escaped(message.console().toString()) + "|Console>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Text runs are not read as Markdown, which text blocks and facts are. */
    private static Map<String, Object> teams(Message message) {
        List<String> lines = MessageLines.of(message);
        List<Map<String, Object>> body = IntStream.range(0, lines.size())
                .mapToObj(line -> paragraph(lines.get(line), line == 0))
                .toList();
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("body", body);
        if (message.console() != null) {
            card.put("actions", List.of(link(message.console())));
        }
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static Map<String, Object> paragraph(String text, boolean heading) {
        Map<String, Object> run = Map.of(
                "type",
                "TextRun",
                "text",
                text,
                "weight",
                heading ? "Bolder" : "Default",
                "size",
                heading ? "Medium" : "Default");
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    private static Map<String, Object> link(URI console) {
        return Map.of("type", "Action.OpenUrl", "title", "Console", "url", console.toString());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification has no JSON form", e);
        }
    }
}
