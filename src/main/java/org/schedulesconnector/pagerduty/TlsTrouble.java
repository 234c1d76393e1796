package org.schedulesconnector.pagerduty;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a server is not believed to be who it should be. */
enum TlsTrouble {
    UNKNOWN_AUTHORITY(
            "the certificate of %s comes from an authority that is not trusted",
            "If a proxy of your network opens TLS, name a file with its CA by pagerduty.ca-file; verification cannot be"
                    + " switched off. Else somebody may be listening."),
    OTHER_NAME(
            "the certificate of %s is for another name",
            "Check pagerduty.base-url, pagerduty.identity-url and the network's name resolution; verification cannot be"
                    + " switched off."),
    EXPIRED(
            "the certificate of %s has expired",
            "Check the clock of this machine, and what answers at pagerduty.base-url; verification cannot be switched off.");

    private final String message;
    private final String remedy;

    TlsTrouble(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    /** The trouble that made a connection fail; empty when it failed for another reason. */
    static Optional<TlsTrouble> in(IOException failure) {
        TlsTrouble found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            TlsTrouble of = of(cause);
            found = of == null ? found : of;
        }
        return Optional.ofNullable(found);
    }

    String message(String host) {
        return message.formatted(host);
    }

    String remedy() {
        return remedy;
    }

    private static TlsTrouble of(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return EXPIRED;
        }
        if (cause instanceof SSLPeerUnverifiedException || speaksOfNames(cause)) {
            return OTHER_NAME;
        }
        boolean path = cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException;
        return path ? UNKNOWN_AUTHORITY : null;
    }

    /** The JDK has no exception of its own for it. */
    private static boolean speaksOfNames(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof CertificateException
                && (message.startsWith("No subject alternative") || message.startsWith("No name matching"));
    }
}
