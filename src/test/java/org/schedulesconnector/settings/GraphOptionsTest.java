package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.CLIENT;
import static org.schedulesconnector.settings.SettingsFixture.TENANT;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.settings.GraphSettings.Auth;
import org.schedulesconnector.settings.GraphSettings.Cloud;

class GraphOptionsTest {
    @TempDir
    Path folder;

    @Test
    void hasDefaultsForAllButTenantAndCredential() {
        GraphSettings settings = load(minimal()).settings().graph();

        assertThat(settings)
                .isEqualTo(new GraphSettings(
                        Cloud.GLOBAL,
                        URI.create("https://graph.microsoft.com/v1.0"),
                        URI.create("https://login.microsoftonline.com"),
                        TENANT,
                        CLIENT,
                        Auth.CLIENT_SECRET,
                        new Secret("graph-secret"),
                        null,
                        null,
                        null,
                        null,
                        "pagerdutyschedules",
                        "PagerDuty Schedules",
                        GraphOptions.CONNECTION_DESCRIPTION.fallback(),
                        8,
                        null,
                        OutboundSettings.OF_JVM));
    }

    @Test
    void describesTheConnectionInTheWordsPeopleUse() {
        String description = load(minimal()).settings().graph().connectionDescription();

        assertThat(description.toLowerCase(Locale.ROOT))
                .contains("on-call", "pagerduty", "rota", "roster", "shift", "duty", "escalation");
    }

    @Test
    void takesEveryValue() throws IOException {
        Path certificate = Files.writeString(folder.resolve("app.pfx"), "certificate");
        Path schema = Files.writeString(folder.resolve("schema.json"), "{}");

        GraphSettings settings = load(minimal(
                        "graph.cloud", "gcc-high",
                        "graph.base-url", "https://proxy.example/graph/v1.0/",
                        "graph.authority-url", "https://proxy.example/login/",
                        "graph.tenant-id", TENANT.toUpperCase(Locale.ROOT),
                        "graph.auth", "client-certificate",
                        "graph.certificate", certificate.toString(),
                        "graph.certificate-password", "pfx-password",
                        "graph.connection.id", "oncall42",
                        "graph.connection.name", "Duty rota",
                        "graph.connection.description", "Who is on duty.",
                        "graph.writers", "16",
                        "graph.schema", schema.toString()))
                .settings()
                .graph();

        assertThat(settings)
                .isEqualTo(new GraphSettings(
                        Cloud.GCC_HIGH,
                        URI.create("https://proxy.example/graph/v1.0"),
                        URI.create("https://proxy.example/login"),
                        TENANT,
                        CLIENT,
                        Auth.CLIENT_CERTIFICATE,
                        null,
                        null,
                        certificate,
                        new Secret("pfx-password"),
                        null,
                        "oncall42",
                        "Duty rota",
                        "Who is on duty.",
                        16,
                        schema,
                        OutboundSettings.OF_JVM));
    }

    @ParameterizedTest
    @CsvSource({
        "global, https://graph.microsoft.com/v1.0, https://login.microsoftonline.com",
        "gcc-high, https://graph.microsoft.us/v1.0, https://login.microsoftonline.us",
        "dod, https://dod-graph.microsoft.us/v1.0, https://login.microsoftonline.us"
    })
    void followsTheCloud(String cloud, URI baseUrl, URI authorityUrl) {
        GraphSettings settings = load(minimal("graph.cloud", cloud)).settings().graph();

        assertThat(settings.baseUrl()).isEqualTo(baseUrl);
        assertThat(settings.authorityUrl()).isEqualTo(authorityUrl);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    graph.cloud                  | china                                 | one of global, gcc-high, dod
                    graph.base-url               | https://graph.microsoft.com/beta      | end with /v1.0
                    graph.base-url               | https://graph.microsoft.us/v1.0       | graph.cloud, which is global
                    graph.authority-url          | https://login.microsoftonline.us      | graph.cloud, which is global
                    graph.authority-url          | http://login.example                  | Use https
                    graph.tenant-id              | contoso.onmicrosoft.com               | tenant) ID
                    graph.tenant-id              | ''                                    | must be set
                    graph.client-id              | connector                             | client) ID
                    graph.client-id              | ''                                    | graph.auth is client-secret
                    graph.auth                   | password                              | one of client-secret
                    graph.client-secret          | ''                                    | graph.client-secret-file
                    graph.client-secret          | 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d  | column Value
                    graph.client-secret-expires  | 31.5.2027                             | year, month and day
                    graph.certificate            | missing.pem                           | which is no file
                    graph.static-token           | token                                 | loopback
                    graph.connection.id          | no                                    | 3 to 32
                    graph.connection.id          | pager-duty                            | 3 to 32
                    graph.connection.id          | a12345678901234567890123456789012     | 3 to 32
                    graph.connection.id          | microsoftOnCall                       | keeps for itself
                    graph.connection.id          | SharePoint                            | keeps for itself
                    graph.writers                | 0                                     | from 1 to 25
                    graph.writers                | 26                                    | from 1 to 25
                    graph.schema                 | missing.json                          | which is no file
                    """)
    void refuses(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says);
    }

    @Test
    void refusesNamesAndDescriptionsThatAreTooLong() {
        assertThat(problem("graph.connection.name", "n".repeat(129)).toString()).contains("has 129 characters");
        assertThat(problem("graph.connection.description", "d".repeat(1025)).toString())
                .contains("has 1025 characters");
    }

    @ParameterizedTest
    @CsvSource({"client-certificate, graph.certificate", "static-token, graph.static-token"})
    void needsWhatTheCredentialIsMadeOf(String auth, String key) {
        assertThat(problems(minimal("graph.auth", auth, "graph.base-url", "http://localhost:8080")))
                .extracting(SettingsProblem::key)
                .containsExactly(key);
    }

    @Test
    void needsNoSecretWithAnIdentityOfThePlatform() {
        GraphSettings managed = load(minimal(
                        "graph.auth", "managed-identity", "graph.client-id", "", "graph.client-secret", ""))
                .settings()
                .graph();
        GraphSettings workload = load(minimal("graph.auth", "workload-identity", "graph.client-secret", ""))
                .settings()
                .graph();

        assertThat(managed.clientId()).isNull();
        assertThat(managed.clientSecret()).isNull();
        assertThat(workload.clientId()).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8082/v1.0",
        "http://127.0.0.1:8082",
        "http://[::1]:8082/v1.0",
        "https://localhost/v1.0"
    })
    void takesAStaticTokenForThisMachine(String baseUrl) {
        GraphSettings settings = load(minimal(
                        "graph.auth", "static-token",
                        "graph.static-token", "sandbox-token",
                        "graph.base-url", baseUrl,
                        "graph.client-id", "<your-app-client-id>",
                        "graph.client-secret", ""))
                .settings()
                .graph();

        assertThat(settings.staticToken()).isEqualTo(new Secret("sandbox-token"));
        assertThat(settings.baseUrl().getPath()).isEqualTo("/v1.0");
        assertThat(settings.clientId()).isNull();
    }

    @Test
    void refusesAStaticTokenForAnAddressThatOnlyLooksLikeThisMachine() {
        assertThat(problem(
                                "graph.auth", "static-token",
                                "graph.static-token", "sandbox-token",
                                "graph.base-url", "https://localhost.example/v1.0")
                        .key())
                .isEqualTo("graph.static-token");
    }

    @Test
    void warnsOfMoreWritersThanGraphTakesEasily() {
        assertThat(load(minimal("graph.writers", "17")).warnings())
                .singleElement()
                .asString()
                .contains("graph.writers", "throttle");
        assertThat(load(minimal("graph.writers", "16")).warnings()).isEmpty();
    }
}
