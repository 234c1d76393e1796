package org.schedulesconnector.settings;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** The options about the way out to one service; each service has its own. */
final class OutboundOptions {
    private final Option<AuthorityFile> caFile;
    private final Option<URI> proxy;
    private final Option<String> proxyUser;
    private final Option<Secret> proxyPassword;

    /**
     * @param prefix of the service's options, with its dot
     * @param services what is reached this way, such as "PagerDuty"
     */
    OutboundOptions(String prefix, String services) {
        caFile = Option.of(
                prefix + "ca-file",
                new AuthorityFileType(),
                "Certificates that may vouch for " + services
                        + " in addition to those that the JVM trusts: for a network whose "
                        + "proxy opens TLS. Servers are always verified.");
        proxy = Option.of(
                        prefix + "proxy", new ProxyType(), "The HTTP proxy that connections to " + services + " pass.")
                .orElseAsIn("the JVM's `https.proxyHost` and `https.proxyPort`, else none");
        proxyUser = Option.of(
                prefix + "proxy-user",
                new CredentialNameType(),
                "Who signs in to that proxy (HTTP Basic); empty for nobody.");
        proxyPassword = Option.of(prefix + "proxy-password", new SecretType(), "The password of that user.");
    }

    List<Option<?>> all() {
        return List.of(caFile, proxy, proxyUser, proxyPassword);
    }

    OutboundSettings read(OptionReader in) {
        AuthorityFile authorities = in.read(caFile);
        URI address = in.read(proxy);
        String user = in.read(proxyUser);
        Secret password = in.requireWhen(user != null, proxyPassword, proxyUser.key() + " is set");
        if (user != null && address == null && in.sound(proxy, proxyUser)) {
            in.refuse(
                    proxyUser,
                    "is set without a proxy",
                    "A user signs in to the proxy of " + proxy.key() + " only.",
                    "Set " + proxy.key() + " too, or remove " + proxyUser.key() + ".");
        }
        if (authorities != null) {
            warnOfExpired(in, authorities);
        }
        return new OutboundSettings(
                authorities == null ? List.of() : authorities.certificates(), address, user, password);
    }

    private void warnOfExpired(OptionReader in, AuthorityFile authorities) {
        authorities.certificates().stream()
                .filter(certificate -> !isValidNow(certificate))
                .forEach(certificate -> in.warn(
                        caFile,
                        "holds a certificate that is not valid today, " + Quoted.text(name(certificate)) + " (from "
                                + certificate.getNotBefore().toInstant() + " to "
                                + certificate.getNotAfter().toInstant() + "): put its successor there."));
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static boolean isValidNow(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return true;
        } catch (CertificateException expiredOrEarly) {
            return false;
        }
    }
}
