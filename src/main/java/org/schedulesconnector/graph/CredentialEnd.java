package org.schedulesconnector.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a credential ends, told by itself. Nothing is decided by it; what cannot be read tells nothing. */
public final class CredentialEnd {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private CredentialEnd() {}

    /** @param password of a PFX file; null when it has none, and for PEM */
    public static Optional<Instant> ofCertificate(Path file, String password) {
        try {
            Optional<Certificate> certificate =
                    GraphCredentials.isPfx(file) ? fromPfx(file, password) : fromPem(Files.readString(file));
            return certificate
                    .filter(X509Certificate.class::isInstance)
                    .map(known -> ((X509Certificate) known).getNotAfter().toInstant());
        } catch (IOException | GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty when the token does not tell. */
    public static Optional<Instant> ofToken(String token) {
        return TokenRoles.claims(token)
                .map(claims -> claims.path("exp"))
                .filter(end -> end.isIntegralNumber())
                .map(end -> Instant.ofEpochSecond(end.asLong()));
    }

    private static Optional<Certificate> fromPem(String text) throws GeneralSecurityException {
        Matcher first = PEM.matcher(text);
        return first.find() ? Optional.of(parse(first.group())) : Optional.empty();
    }

    private static Certificate parse(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Optional<Certificate> fromPfx(Path file, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password == null ? new char[0] : password.toCharArray());
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return Optional.ofNullable(store.getCertificate(alias));
            }
        }
        return Optional.empty();
    }
}
