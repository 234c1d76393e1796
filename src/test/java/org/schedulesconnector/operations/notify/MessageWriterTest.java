package org.schedulesconnector.operations.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifyFormat;

class MessageWriterTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T06:15:02Z");

    @Test
    void writesAnObjectForPrograms() throws Exception {
        JsonNode json = write(NotifyFormat.JSON, message("PagerDuty is away."));

        assertThat(json.properties())
                .extracting(member -> member.getKey())
                .containsExactly(
                        "version",
                        "incident",
                        "condition",
                        "state",
                        "since",
                        "healedAt",
                        "connection",
                        "title",
                        "reason",
                        "remedy",
                        "run",
                        "freshnessSeconds",
                        "console");
        assertThat(json.path("condition").asText()).isEqualTo("failed");
        assertThat(json.path("state").asText()).isEqualTo("raised");
        assertThat(json.path("since").asText()).isEqualTo("2026-11-24T06:15:02Z");
        assertThat(json.path("healedAt").isNull()).isTrue();
        assertThat(json.at("/run/mode").asText()).isEqualTo("incremental");
        assertThat(json.at("/run/counts/discovered").asLong()).isEqualTo(2);
        assertThat(json.at("/run/counts/waited").asText()).isEqualTo("PT0S");
    }

    @Test
    void writesATextForSlackThatMentionsNobodyAndLinksNothingOfOthers() throws Exception {
        JsonNode json = write(
                NotifyFormat.SLACK, message("Schedule \"<!channel> & <https://evil.example|click>\"\nforged line"));

        assertThat(json.properties()).hasSize(1);
        assertThat(json.path("text").asText().lines())
                .hasSize(6)
                .contains("Schedule \"&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;\" forged line")
                .contains("What to do: Look at it.")
                .anyMatch(line -> line.startsWith("Run 42 incremental failed: discovered 2,"))
                .contains("Connection schedules, since 24 November 2026 06:15 UTC.")
                .endsWith("<https://console.example|Console>");
    }

    @Test
    void writesACardForTeamsWhoseTextIsNoMarkdown() throws Exception {
        JsonNode json = write(NotifyFormat.TEAMS, message("**bold** [click](https://evil.example)"));

        JsonNode attachment = json.path("attachments").path(0);
        JsonNode card = attachment.path("content");
        assertThat(json.path("type").asText()).isEqualTo("message");
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body"))
                .hasSize(5)
                .allMatch(block -> block.path("type").asText().equals("RichTextBlock"));
        assertThat(card.at("/body/1/inlines/0/text").asText()).isEqualTo("**bold** [click](https://evil.example)");
        assertThat(card.at("/actions/0/url").asText()).isEqualTo("https://console.example");
    }

    @Test
    void keepsWhatPeopleReadShortAndInOneDirection() throws Exception {
        String longText = "a\u202eb" + "x".repeat(8_000);

        List<String> lines = write(NotifyFormat.SLACK, message(longText))
                .path("text")
                .asText()
                .lines()
                .toList();

        assertThat(lines.get(1)).startsWith("a b").hasSize(1_500).endsWith("…");
        assertThat(write(NotifyFormat.JSON, message(longText)).path("reason").asText())
                .isEqualTo(longText);
    }

    private static JsonNode write(NotifyFormat format, Message message) throws Exception {
        return new ObjectMapper().readTree(new MessageWriter(format).write(message));
    }

    private static Message message(String reason) {
        RunCounts counts = new RunCounts(2, 0, 0, 1, 0, 0, 0, 0, 1, 9, 3, 0, Duration.ZERO);
        return new Message(
                1,
                "schedules/failed/" + SINCE,
                NotifyCondition.FAILED,
                Notice.Kind.RAISED,
                SINCE,
                null,
                "schedules",
                "The incremental run 42 failed.",
                reason,
                "Look at it.",
                new Message.Run(42, CrawlMode.INCREMENTAL, RunOutcome.FAILED, SINCE, SINCE.plusSeconds(9), counts),
                901L,
                URI.create("https://console.example"));
    }
}
