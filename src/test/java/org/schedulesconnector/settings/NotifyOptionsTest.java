package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyOptionsTest {
    private static final String URL = "https://hooks.example/services/T0KEN?sig=T0KEN";

    @Test
    void tellsNobodyByDefault() {
        NotifySettings settings = load(minimal()).settings().notifications();

        assertThat(settings)
                .isEqualTo(new NotifySettings(
                        null,
                        null,
                        NotifyFormat.JSON,
                        EnumSet.allOf(NotifyCondition.class),
                        Duration.ZERO,
                        null,
                        OutboundSettings.OF_JVM));
        assertThat(settings.enabled()).isFalse();
        assertThat(settings.reminder()).isEmpty();
    }

    @Test
    void takesEverySettingAndShowsNoSecret() {
        LoadedSettings loaded = load(minimal(
                "notify.webhook-url", URL,
                "notify.authorization", "Bearer T0KEN",
                "notify.format", "teams",
                "notify.on", "stale, failed",
                "notify.repeat-every", "4h",
                "notify.console-url", "https://connector.example/",
                "notify.proxy", "http://proxy.example:3128"));

        assertThat(loaded.settings().notifications())
                .isEqualTo(new NotifySettings(
                        new Secret(URL),
                        new Secret("Bearer T0KEN"),
                        NotifyFormat.TEAMS,
                        EnumSet.of(NotifyCondition.STALE, NotifyCondition.FAILED),
                        Duration.ofHours(4),
                        URI.create("https://connector.example"),
                        new OutboundSettings(List.of(), URI.create("http://proxy.example:3128"), null, null)));
        assertThat(loaded.effective().toText() + loaded.effective().toJson() + loaded)
                .doesNotContain("T0KEN", "hooks.example");
        assertThat(loaded.effective().placeholders().toString()).doesNotContain("T0KEN", "hooks.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/services/T0KEN",
                "https://robot:T0KEN@hooks.example/",
                "https://hooks.example/#T0KEN",
                "https://hooks.example/T0KEN with blank",
                "https:///T0KEN",
                "ftp://hooks.example/T0KEN",
                "https://hooks.example/T0KEN/é",
                "T0KEN"
            })
    void refusesWhatIsNoSafeAddressAndDoesNotRepeatIt(String url) {
        SettingsProblem problem = problem("notify.webhook-url", url);

        assertThat(problem.key()).isEqualTo("notify.webhook-url");
        assertThat(problem.toString()).doesNotContain("T0KEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:9/x?y=z", "http://127.0.0.1:9", "http://[::1]:9/", "HTTPS://hooks.example"})
    void takesAnAddressOfThisMachineAndAnyOverTls(String url) {
        assertThat(load(minimal("notify.webhook-url", url))
                        .settings()
                        .notifications()
                        .enabled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "notify.format, mail",
        "notify.on, cancelled",
        "notify.repeat-every, 59s",
        "notify.repeat-every, soon",
        "notify.authorization, ü",
        "notify.console-url, http://connector.example"
    })
    void refusesWhatIsNone(String key, String value) {
        assertThat(problem(key, value).key()).isEqualTo(key);
    }

    @Test
    void refusesAWebhookThatIsToldNothing() {
        assertThat(problem("notify.webhook-url", URL, "notify.on", "").toString())
                .contains("notify.on names nothing", "failed, degraded, withheld, abandoned, stale");
    }
}
