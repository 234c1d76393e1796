package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.outbound.TestAuthority;

class CredentialEndTest {
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nTUlJ\n-----END PRIVATE KEY-----\n";

    @TempDir
    Path folder;

    @Test
    void isThatOfTheCertificateBesideTheKeyInEitherOrder() throws IOException {
        TestAuthority certificate = new TestAuthority("app", Duration.ofDays(90));
        TestAuthority itsIssuer = new TestAuthority("issuer", Duration.ofDays(900));
        Path after = Files.writeString(folder.resolve("after.pem"), KEY + certificate.pem() + itsIssuer.pem());
        Path before = Files.writeString(folder.resolve("before.pem"), certificate.pem() + KEY);

        Instant end = certificate.certificate().getNotAfter().toInstant();
        assertThat(CredentialEnd.ofCertificate(after, null)).contains(end);
        assertThat(CredentialEnd.ofCertificate(before, null)).contains(end);
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofDays(89), Duration.ofDays(91));
    }

    @Test
    void isReadFromPfxWithItsPassword() throws Exception {
        TestAuthority certificate = new TestAuthority("app", Duration.ofDays(90));
        Path file = Files.write(folder.resolve("app.PFX"), certificate.pfx("correct horse"));

        assertThat(CredentialEnd.ofCertificate(file, "correct horse"))
                .contains(certificate.certificate().getNotAfter().toInstant());
        assertThat(CredentialEnd.ofCertificate(file, "wrong")).isEmpty();
    }

    @Test
    void isNotKnownOfWhatCannotBeRead() throws IOException {
        Path none = Files.writeString(folder.resolve("none.pem"), KEY);
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertThat(CredentialEnd.ofCertificate(none, null)).isEmpty();
        assertThat(CredentialEnd.ofCertificate(broken, null)).isEmpty();
        assertThat(CredentialEnd.ofCertificate(folder.resolve("missing.pfx"), null))
                .isEmpty();
    }

    @Test
    void isTheClaimOfATokenThatTells() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        assertThat(CredentialEnd.ofToken(token("{\"exp\":" + end.getEpochSecond() + "}")))
                .contains(end);
        assertThat(CredentialEnd.ofToken(token("{\"exp\":\"soon\"}"))).isEmpty();
        assertThat(CredentialEnd.ofToken("opaque")).isEmpty();
    }

    private static String token(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{}".getBytes()) + "." + base64.encodeToString(claims.getBytes()) + ".s";
    }
}
