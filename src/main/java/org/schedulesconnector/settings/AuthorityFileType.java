package org.schedulesconnector.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A file with one or more X.509 certificates, PEM or DER. */
final class AuthorityFileType implements ValueType<AuthorityFile> {
    private static final String WHAT = "a file with one or more CA certificates, PEM or DER";

    private final FileType file = new FileType(WHAT);

    @Override
    public AuthorityFile parse(String text) throws InvalidValueException {
        Path path = file.parse(text);
        List<X509Certificate> certificates = certificates(path, text);
        if (certificates.isEmpty()) {
            throw none(text);
        }
        return new AuthorityFile(path, certificates);
    }

    @Override
    public String format(AuthorityFile value) {
        return value.path().toString();
    }

    @Override
    public String allowed() {
        return "the path of " + WHAT;
    }

    private static List<X509Certificate> certificates(Path path, String text) throws InvalidValueException {
        try (InputStream stream = Files.newInputStream(path)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException unreadable) {
            throw none(text);
        } catch (IOException unreadable) {
            throw new InvalidValueException(
                    "names " + Quoted.text(text) + ", which cannot be read",
                    "Let the user who runs the connector read it.");
        }
    }

    private static InvalidValueException none(String text) {
        return new InvalidValueException(
                "names " + Quoted.text(text) + ", which holds no certificate that can be read",
                "Export the CA's certificate, without a private key: it begins with -----BEGIN CERTIFICATE-----.");
    }
}
