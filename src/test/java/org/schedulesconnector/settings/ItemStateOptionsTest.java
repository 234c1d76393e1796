package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemStateOptionsTest {
    private static final String KEY = "FPucA9l+r0qIVdcFVkp9qsYRGXX/1Os4vTJ9PjKoi2E=";
    private static final String OLD_KEY = "nO2mYJ8yGcM1b0pX4o7cVhQe5t3uJrS6wKfZ9aLxDBI=";

    @Test
    void haveDefaultsForAll() {
        Settings settings = load(minimal()).settings();

        assertThat(settings.item())
                .isEqualTo(new ItemSettings(URI.create("https://www.pagerduty.com/favicon.ico"), false));
        assertThat(settings.state()).isEqualTo(new StateSettings("jdbc:h2:file:./state/ledger", null, null));
    }

    @Test
    void takeEveryValue() {
        Settings settings = load(minimal(
                        "item.icon-url", "https://intranet.example/oncall.png",
                        "item.escalation-policies", "true",
                        "state.url", "jdbc:postgresql://db.example:5432/connector?sslmode=verify-full",
                        "state.user", "connector",
                        "state.password", "db-password"))
                .settings();

        assertThat(settings.item())
                .isEqualTo(new ItemSettings(URI.create("https://intranet.example/oncall.png"), true));
        assertThat(settings.state())
                .isEqualTo(new StateSettings(
                        "jdbc:postgresql://db.example:5432/connector?sslmode=verify-full",
                        "connector",
                        new Secret("db-password")));
    }

    @Test
    void takeTheKeysForSomebodyWhoSignsInAndShowNone() {
        LoadedSettings loaded = load(minimal(
                "pagerduty.auth", "oauth-user", "state.encryption-key", KEY, "state.previous-encryption-key", OLD_KEY));

        assertThat(loaded.settings().state())
                .isEqualTo(new StateSettings(
                        "jdbc:h2:file:./state/ledger", null, null, new Secret(KEY), new Secret(OLD_KEY)));
        assertThat(loaded.effective().toText() + loaded.settings()).doesNotContain(KEY, OLD_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    not base64!                                  | is not Base64
                    AAECAwQFBgcICQoLDA0ODw==                     | of 16 bytes, not 32
                    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | can be guessed
                    """)
    void refuseAKeyThatProtectsNothing(String key, String says) {
        SettingsProblem problem = problem("pagerduty.auth", "oauth-user", "state.encryption-key", key);

        assertThat(problem.key()).isEqualTo("state.encryption-key");
        assertThat(problem.toString()).contains(says, "openssl rand -base64 32").doesNotContain(key);
    }

    @Test
    void refuseEscalationPoliciesWithoutTheirScope() {
        SettingsProblem problem =
                problem("item.escalation-policies", "true", "pagerduty.optional-scopes", "abilities.read,oncalls.read");

        assertThat(problem.key()).isEqualTo("item.escalation-policies");
        assertThat(problem.toString())
                .contains("escalation_policies.read is not asked for", "pagerduty.optional-scopes", "=false");
    }

    @Test
    void takeEscalationPoliciesByAnAccountKeyWhichHasNoScopes() {
        Settings settings = load(minimal(
                        "item.escalation-policies", "true",
                        "pagerduty.optional-scopes", "abilities.read",
                        "pagerduty.auth", "api-token",
                        "pagerduty.api-token", "key"))
                .settings();

        assertThat(settings.item().escalationPolicies()).isTrue();
    }

    @Test
    void nameOneMistakeOnceAlthoughTwoOptionsMeet() {
        SettingsProblem problem =
                problem("item.escalation-policies", "true", "pagerduty.optional-scopes", "nothing.read");

        assertThat(problem.key()).isEqualTo("pagerduty.optional-scopes");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:ledger", "jdbc:h2:file:/var/lib/connector/ledger;AUTO_SERVER=TRUE", "jdbc:h2:~/ledger"})
    void takeOtherH2Databases(String url) {
        assertThat(load(minimal("state.url", url)).settings().state().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    item.icon-url | data:image/png;base64,AAAA                    | web address
                    item.icon-url | http://intranet.example/oncall.png            | Use https
                    item.escalation-policies | yes                                | true or false
                    state.url     | jdbc:mysql://db.example/connector             | H2 or PostgreSQL
                    state.url     | /var/lib/connector/ledger                     | jdbc:h2:file:
                    state.url     | jdbc:postgresql://db.example/c?password=pw    | state.password
                    state.url     | jdbc:postgresql://me:pw@db.example/c          | state.password
                    state.url     | jdbc:h2:file:./ledger;USER=sa;PASSWORD=pw     | state.password
                    state.user    | two words                                     | one word
                    """)
    void refuse(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says).doesNotContain("=pw", ":pw");
    }
}
