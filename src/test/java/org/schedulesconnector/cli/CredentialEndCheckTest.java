package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.CredentialEnds;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.settings.Settings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** What {@code check} says of credentials that end. */
class CredentialEndCheckTest {
    private static final String GUID = "6f2b1c9e-4d7a-4f0e-9b1d-2a3c4e5f6071";

    private static final Clock NOW = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void warnsOfAClientSecretThatEndsWithinAMonth() {
        LocalDate today = LocalDate.now(NOW);

        assertThat(look(secret(today.plusDays(400).toString())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.state()).isEqualTo(CheckFinding.State.OK));
        assertThat(look(secret(today.plusDays(20).toString()))).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CheckFinding.State.WARNING);
            assertThat(finding.detail()).isEqualTo(today.plusDays(20) + ", in 19 days");
            assertThat(finding.remedy()).contains("new client secret", "graph.client-secret-expires");
        });
        assertThat(look(secret(today.minusDays(1).toString())))
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).startsWith("it ended on "));
    }

    @Test
    void saysHowToBeWarnedWhereTheEndIsNotKnown() {
        assertThat(look(secret(""))).singleElement().satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(CheckFinding.State.OK);
            assertThat(finding.detail()).contains("graph.client-secret-expires");
        });
    }

    @Test
    void readsTheEndOfACertificate() throws Exception {
        Path file = Files.writeString(folder.resolve("app.pem"), new TestAuthority("app", Duration.ofDays(10)).pem());

        assertThat(look(Map.of("graph.auth", "client-certificate", "graph.certificate", file.toString())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(CheckFinding.State.WARNING);
                    assertThat(finding.remedy()).contains("new certificate");
                });
    }

    @Test
    void saysNothingOfIdentitiesThatAzureRenews() {
        assertThat(look(Map.of("graph.auth", "managed-identity"))).isEmpty();
    }

    private static Map<String, String> secret(String end) {
        return Map.of("graph.client-secret", "graph-secret", "graph.client-secret-expires", end);
    }

    private static List<CheckFinding> look(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "pagerduty.subdomain", "kestrel",
                "pagerduty.auth", "api-token",
                "pagerduty.api-token", "u+abcdefghijklmnop123",
                "graph.tenant-id", GUID,
                "graph.client-id", GUID));
        values.putAll(more);
        Settings settings = new SettingsLoader(List.of(SettingsSource.of("test", values)))
                .load()
                .settings();
        CheckFindings findings = new CheckFindings();
        new CredentialEndCheck(new CredentialEnds(settings, null), settings, findings, NOW).look();
        return findings.all();
    }
}
