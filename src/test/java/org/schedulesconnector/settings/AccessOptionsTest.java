package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.settings.AccessSettings.AdvancedPermissions;
import org.schedulesconnector.settings.AccessSettings.Mode;
import org.schedulesconnector.settings.IdentityRuleSettings.Match;

class AccessOptionsTest {
    private static final String GROUP = "9C2F6F0E-3F0A-4C38-9D0F-5B7F6C0F1D2E";

    @TempDir
    Path folder;

    @Test
    void hasDefaultsForAll() {
        AccessSettings settings = load(minimal()).settings().access();

        assertThat(settings)
                .isEqualTo(new AccessSettings(
                        Mode.SOURCE,
                        AdvancedPermissions.AUTO,
                        false,
                        new IdentitySettings(
                                List.of(
                                        IdentityRuleSettings.byEmail(1, Match.UPN, null),
                                        IdentityRuleSettings.byEmail(2, Match.MAIL, null)),
                                null,
                                false,
                                Duration.ofHours(24),
                                Duration.ofHours(1)),
                        new PilotSettings(List.of(), List.of())));
        assertThat(settings.pilot().active()).isFalse();
    }

    @Test
    void takesEveryValue() throws IOException {
        Path overrides = Files.writeString(folder.resolve("accounts.csv"), "user,account\n");

        AccessSettings settings = load(minimal(
                        "access.mode", "Everyone",
                        "access.advanced-permissions", "off",
                        "access.team-members-only", "TRUE",
                        "access.identity.rules.1.match", "mail",
                        "access.identity.overrides", overrides.toString(),
                        "access.identity.include-guests", "true",
                        "access.identity.cache-time", "0s",
                        "access.identity.negative-cache-time", "1H30M",
                        "access.pilot.users", " Ana@Contoso.com, " + GROUP + ",,ana@contoso.com ",
                        "access.pilot.groups", GROUP))
                .settings()
                .access();

        assertThat(settings)
                .isEqualTo(new AccessSettings(
                        Mode.EVERYONE,
                        AdvancedPermissions.OFF,
                        true,
                        new IdentitySettings(
                                List.of(IdentityRuleSettings.byEmail(1, Match.MAIL, null)),
                                overrides,
                                true,
                                Duration.ZERO,
                                Duration.ofMinutes(90)),
                        new PilotSettings(
                                List.of("ana@contoso.com", "9c2f6f0e-3f0a-4c38-9d0f-5b7f6c0f1d2e"),
                                List.of("9c2f6f0e-3f0a-4c38-9d0f-5b7f6c0f1d2e"))));
        assertThat(settings.pilot().active()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    access.mode                         | nobody                 | one of everyone, source
                    access.advanced-permissions         | true                   | one of auto, on, off
                    access.team-members-only            | yes                    | true or false
                    access.identity.overrides           | no/such/accounts.csv   | which is no file
                    access.identity.include-guests      | 1                      | true or false
                    access.identity.cache-time          | 24                     | Write a number and h, m or s
                    access.identity.cache-time          | -1h                    | Write a number and h, m or s
                    access.identity.cache-time          | h                      | Write a number and h, m or s
                    access.identity.cache-time          | 99999999999999999999h  | Write a number and h, m or s
                    access.identity.cache-time          | 721h                   | Give 720h or less
                    access.identity.negative-cache-time | a day                  | such as 24h
                    access.pilot.users                  | ana@contoso.com,bo     | as entry 2 something that is 'bo'
                    access.pilot.users                  | a@b@c                  | user principal name
                    access.pilot.groups                 | On-call pilot          | as entry 1 something that is not a GUID
                    """)
    void refuses(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says);
    }

    @Test
    void doesNotTakeAPilotWhoseNamesWereLostForNone() {
        assertThat(problem("access.pilot.users", " , ").toString())
                .startsWith("access.pilot.users holds commas only")
                .contains("leave it empty");
    }

    @Test
    void liftsThePilotOfAFileByAnEmptyValue() {
        SettingsLoader loader = SettingsFixture.loaderOf(
                SettingsSource.commandLine(Map.of("access.pilot.groups", "")),
                SettingsSource.of("file", minimal("access.pilot.groups", GROUP)));

        assertThat(loader.load().settings().access().pilot().active()).isFalse();
    }

    @Test
    void namesTheNearestKeyForAnUnknownOne() {
        assertThat(problems(minimal("access.identity.includeguest", "true", "access.pilot.user", "x")))
                .extracting(SettingsProblem::remedy)
                .containsExactlyInAnyOrder(
                        "Did you mean access.identity.include-guests?", "Did you mean access.pilot.users?");
    }
}
