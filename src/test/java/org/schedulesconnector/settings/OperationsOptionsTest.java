package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsOptionsTest {
    @Test
    void servesThisMachineOnlyUnlessSetOtherwise() {
        OperationsSettings settings =
                SettingsFixture.load(SettingsFixture.minimal()).settings().operations();

        assertThat(settings).isEqualTo(new OperationsSettings(true, "127.0.0.1", 8765, null));
        assertThat(settings.isLocal()).isTrue();
        assertThat(settings.requiredToken()).isEmpty();
    }

    @Test
    void takesEverySetting() {
        LoadedSettings loaded = SettingsFixture.load(SettingsFixture.minimal(
                "operations.enabled", "false",
                "operations.host", "0.0.0.0",
                "operations.port", "0",
                "operations.token", "a-token-that-is-long-enough"));

        assertThat(loaded.settings().operations())
                .isEqualTo(new OperationsSettings(false, "0.0.0.0", 0, new Secret("a-token-that-is-long-enough")));
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.effective().toText()).doesNotContain("a-token");
    }

    @ParameterizedTest
    @CsvSource({
        "operations.port, 65536",
        "operations.host, http://localhost",
        "operations.token, a b",
        "operations.enabled, no"
    })
    void refusesWhatIsNone(String key, String value) {
        assertThat(SettingsFixture.problem(key, value).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "connector.example", "::", "127.0.0.1.example"})
    void letsOtherMachinesInWithATokenOnly(String host) {
        SettingsProblem problem = SettingsFixture.problem("operations.host", host);

        assertThat(problem.key()).isEqualTo("operations.host");
        assertThat(problem.remedy()).contains("operations.token");
        assertThat(SettingsFixture.load(SettingsFixture.minimal(
                                "operations.host", host, "operations.token", "a-token-that-is-long-enough"))
                        .settings()
                        .operations()
                        .isLocal())
                .isFalse();
        assertThat(SettingsFixture.load(SettingsFixture.minimal("operations.host", host, "operations.enabled", "false"))
                        .settings()
                        .operations()
                        .enabled())
                .isFalse();
    }

    @Test
    void warnsOfATokenThatCouldBeGuessed() {
        assertThat(SettingsFixture.load(SettingsFixture.minimal("operations.token", "1234"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("could be guessed")
                .doesNotContain("1234");
    }
}
