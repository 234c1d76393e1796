package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.outbound.TestAuthority;

class OutboundOptionsTest {
    @TempDir
    Path folder;

    @Test
    void leavesTheWayToTheJvmByDefault() {
        Settings settings = load(minimal()).settings();

        assertThat(settings.pagerDuty().outbound()).isEqualTo(OutboundSettings.OF_JVM);
        assertThat(settings.graph().outbound()).isEqualTo(OutboundSettings.OF_JVM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pagerduty.", "graph."})
    void takesEveryValueForOneServiceAlone(String prefix) throws IOException {
        TestAuthority one = new TestAuthority("One");
        TestAuthority other = new TestAuthority("Other");
        Path file = Files.writeString(folder.resolve("ca.pem"), "# two\n" + one.pem() + other.pem());

        LoadedSettings loaded = load(minimal(
                prefix + "ca-file", file.toString(),
                prefix + "proxy", "http://proxy.example:3128/",
                prefix + "proxy-user", "robot",
                prefix + "proxy-password", "p4ss"));

        OutboundSettings pagerDuty = loaded.settings().pagerDuty().outbound();
        OutboundSettings graph = loaded.settings().graph().outbound();
        boolean ofGraph = prefix.equals("graph.");
        assertThat(ofGraph ? graph : pagerDuty)
                .isEqualTo(new OutboundSettings(
                        List.of(one.certificate(), other.certificate()),
                        URI.create("http://proxy.example:3128"),
                        "robot",
                        new Secret("p4ss")));
        assertThat(ofGraph ? pagerDuty : graph).isEqualTo(OutboundSettings.OF_JVM);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.effective().toText())
                .contains(prefix + "ca-file = " + file)
                .doesNotContain("p4ss");
    }

    @Test
    void warnsOfACertificateThatHasExpired() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), new TestAuthority("Old CA", Duration.ofDays(-2)).pem());

        assertThat(load(minimal("graph.ca-file", file.toString())).warnings())
                .singleElement()
                .asString()
                .contains("graph.ca-file", "not valid today", "CN=Old CA", "put its successor there");
    }

    @Test
    void refusesAFileThatIsMissingOrHoldsNoCertificate() throws IOException {
        String key = "pagerduty.ca-file";
        for (String content : List.of("", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Path file = Files.writeString(folder.resolve("ca.pem"), content);

            assertThat(problem(key, file.toString()).toString())
                    .contains("holds no certificate that can be read", "-----BEGIN CERTIFICATE-----");
        }
        assertThat(problem(key, folder.resolve("none").toString()).toString()).contains("which is no file");
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example:3128,           Write it as in http://proxy.example.com:3128",
        "https://proxy.example:3128,   Write it as in",
        "socks5://proxy.example:1080,  Write it as in",
        "http://proxy.example,         Write it as in",
        "http://proxy.example:1/path,  Write it as in",
        "http://proxy.example:1?a=b,   Write it as in",
        "http://robot:p4ss@proxy:3128, proxy-user and proxy-password"
    })
    void refusesWhatIsNoProxyAndRepeatsNoPassword(String value, String says) {
        assertThat(problem("graph.proxy", value).toString()).contains(says).doesNotContain("p4ss");
    }

    @Test
    void refusesHalfASignIn() {
        assertThat(problems(minimal("graph.proxy", "http://proxy:1", "graph.proxy-user", "robot")))
                .singleElement()
                .asString()
                .contains("graph.proxy-password is missing", "graph.proxy-user is set");
        assertThat(problems(minimal("graph.proxy-user", "robot", "graph.proxy-password", "p4ss")))
                .singleElement()
                .asString()
                .contains("graph.proxy-user is set without a proxy", "Set graph.proxy too");
    }

    /** There is no way to switch verification off, and none shall come. */
    @Test
    void hasNoOptionAgainstVerification() {
        assertThat(OptionGroup.keys())
                .noneMatch(key -> key.matches(".*(insecure|verify-tls|trust-all|skip-verif|hostname-verif).*"));
    }
}
