package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.settings.PagerDutySettings.Auth;
import org.schedulesconnector.settings.PagerDutySettings.Region;

class PagerDutyOptionsTest {
    @Test
    void hasDefaultsForAllButAccountAndCredential() {
        PagerDutySettings settings = load(minimal()).settings().pagerDuty();

        assertThat(settings)
                .isEqualTo(new PagerDutySettings(
                        Region.US,
                        URI.create("https://api.pagerduty.com"),
                        URI.create("https://identity.pagerduty.com"),
                        "kestrel",
                        Auth.OAUTH_APP,
                        "pd-client",
                        new Secret("pd-secret"),
                        null,
                        480,
                        List.of("escalation_policies.read", "abilities.read"),
                        OutboundSettings.OF_JVM));
    }

    @Test
    void takesEveryValue() {
        PagerDutySettings settings = load(minimal(
                        "pagerduty.region", "EU",
                        "pagerduty.base-url", "http://127.0.0.1:8081/",
                        "pagerduty.identity-url", "https://proxy.example/pagerduty/",
                        "pagerduty.subdomain", "Kestrel-EU",
                        "pagerduty.auth", "api-token",
                        "pagerduty.api-token", "pd-token",
                        "pagerduty.requests-per-minute", "960",
                        "pagerduty.optional-scopes", "abilities.read, oncalls.read,abilities.read"))
                .settings()
                .pagerDuty();

        assertThat(settings)
                .isEqualTo(new PagerDutySettings(
                        Region.EU,
                        URI.create("http://127.0.0.1:8081"),
                        URI.create("https://proxy.example/pagerduty"),
                        "kestrel-eu",
                        Auth.API_TOKEN,
                        null,
                        null,
                        new Secret("pd-token"),
                        960,
                        List.of("abilities.read", "oncalls.read"),
                        OutboundSettings.OF_JVM));
    }

    @Test
    void followsTheRegion() {
        PagerDutySettings settings =
                load(minimal("pagerduty.region", "eu")).settings().pagerDuty();

        assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.eu.pagerduty.com"));
        assertThat(settings.identityUrl()).isEqualTo(URI.create("https://identity.pagerduty.com"));
    }

    @Test
    void asksForNoOptionalScopeWhenTheListIsEmpty() {
        LoadedSettings loaded = load(minimal("pagerduty.optional-scopes", ""));

        assertThat(loaded.settings().pagerDuty().optionalScopes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pagerduty.region              | uk                               | one of us, eu
                    pagerduty.base-url            | api.pagerduty.com                | https://api.pagerduty.com
                    pagerduty.base-url            | ftp://api.pagerduty.com          | https address
                    pagerduty.base-url            | https://                         | https address
                    pagerduty.base-url            | http://api.pagerduty.com         | Use https
                    pagerduty.base-url            | https://api.eu.pagerduty.com     | pagerduty.region is us
                    pagerduty.identity-url        | https://me:pw@identity.example   | Keep only scheme
                    pagerduty.identity-url        | https://identity.example?a=b     | Keep only scheme
                    pagerduty.identity-url        | https://identity.example/#a      | Keep only scheme
                    pagerduty.subdomain           | https://kestrel.pagerduty.com/x  | Give only kestrel.
                    pagerduty.subdomain           | kestrel.eu.pagerduty.com         | Give only kestrel.
                    pagerduty.subdomain           | kestrel ltd                      | give kestrel
                    pagerduty.subdomain           | -kestrel                         | letters, digits and dashes
                    pagerduty.subdomain           | ''                               | must be set
                    pagerduty.auth                | basic                            | one of oauth-app, oauth-user, api-token
                    pagerduty.client-id           | two words                        | one word
                    pagerduty.client-id           | ''                               | pagerduty.auth is oauth-app
                    pagerduty.client-secret       | ''                               | pagerduty.client-secret-file
                    pagerduty.requests-per-minute | 0                                | from 1 to 960
                    pagerduty.requests-per-minute | 961                              | from 1 to 960
                    pagerduty.requests-per-minute | many                             | whole number
                    pagerduty.optional-scopes     | abilities.read,users.write       | 'users.write'
                    """)
    void refuses(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says);
    }

    @Test
    void needsTheTokenForApiTokenOnly() {
        assertThat(problem("pagerduty.auth", "api-token"))
                .extracting(SettingsProblem::key, SettingsProblem::rule)
                .containsExactly("pagerduty.api-token", "It must be set when pagerduty.auth is api-token.");
    }

    @Test
    void needsTheAppAndAKeyForSomebodyWhoSignsIn() {
        assertThat(problems(minimal("pagerduty.auth", "oauth-user", "pagerduty.client-secret", "")))
                .extracting(SettingsProblem::key, SettingsProblem::rule)
                .containsExactly(
                        tuple("pagerduty.client-secret", "It must be set when pagerduty.auth is oauth-user."),
                        tuple("state.encryption-key", "It must be set when pagerduty.auth is oauth-user."));
    }

    @Test
    void toleratesPlaceholdersOfTheOtherCredential() {
        PagerDutySettings settings = load(minimal(
                        "pagerduty.auth", "api-token",
                        "pagerduty.api-token", "pd-token",
                        "pagerduty.client-id", "<your-pagerduty-client-id>",
                        "pagerduty.client-secret", "CHANGE_ME"))
                .settings()
                .pagerDuty();

        assertThat(settings.clientId()).isNull();
        assertThat(settings.clientSecret()).isNull();
    }

    @Test
    void blamesOnlyTheRegionWhenTheRegionIsUnknown() {
        assertThat(problems(minimal("pagerduty.region", "uk", "pagerduty.base-url", "https://api.eu.pagerduty.com")))
                .extracting(SettingsProblem::key)
                .containsExactly("pagerduty.region");
    }
}
