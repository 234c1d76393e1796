package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.operations.notify.WebhookServer;

/** An operator tries the webhook before it is needed. */
class NotifyTestCommandIT {
    private final WebhookServer webhook = new WebhookServer();

    @TempDir
    private Path folder;

    private SandboxedCommands commands;

    @BeforeEach
    void start() throws IOException {
        commands = new SandboxedCommands(folder);
    }

    @AfterEach
    void close() {
        commands.close();
        webhook.close();
    }

    @Test
    void postsATestInTheFormatOfTheSettings() throws IOException {
        commands.set("notify.webhook-url", webhook.url());
        commands.set("notify.format", "slack");

        CommandResult result = commands.run("notify-test");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .contains("The webhook took a test message in the format slack.")
                .doesNotContain(WebhookServer.SECRET);
        JsonNode body = webhook.posted().get(0).body();
        assertThat(body.path("text").asText()).startsWith("🔔 This is a test");
        assertThat(Files.exists(commands.ledgerFile())).isFalse();
    }

    @Test
    void saysWhyTheWebhookDidNotTakeItAndWhatToDo() throws IOException {
        Path secret = Files.writeString(folder.resolve("webhook"), webhook.url() + "\n");
        secret.toFile().setReadable(false, false);
        secret.toFile().setReadable(true, true);
        commands.set("notify.webhook-url-file", secret.toString());
        webhook.answer(404);

        CommandResult result = commands.run("notify-test");

        assertThat(result.exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(result.out())
                .contains("was not delivered: the webhook answered 404.", "Check notify.webhook-url")
                .doesNotContain(WebhookServer.SECRET);
        assertThat(webhook.posted()).singleElement().satisfies(posted -> assertThat(
                        posted.body().path("state").asText())
                .isEqualTo("test"));
    }

    @Test
    void saysThatNobodyIsTold() {
        CommandResult result = commands.run("notify-test");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("notify.webhook-url is not set", "notify.webhook-url-file");
    }

    @Test
    void isLookedAtByCheckAndHiddenByConfig() throws IOException {
        commands.set("notify.webhook-url", webhook.url());

        assertThat(commands.run("check").out())
                .contains("Webhook 127.0.0.1: reached")
                .contains("notify-test posts a message")
                .doesNotContain(WebhookServer.SECRET);
        assertThat(commands.run("config").out())
                .contains("notify.webhook-url = ********")
                .doesNotContain(WebhookServer.SECRET);
        commands.set("notify.webhook-url", "http://127.0.0.1:" + FreePort.find() + "/" + WebhookServer.SECRET);
        CommandResult unreachable = commands.run("check");
        assertThat(unreachable.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(unreachable.out())
                .contains("Webhook 127.0.0.1: no connection can be made", "notify.proxy")
                .doesNotContain(WebhookServer.SECRET);
    }
}
