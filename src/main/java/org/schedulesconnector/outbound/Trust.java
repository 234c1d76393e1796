package org.schedulesconnector.outbound;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whom TLS connections to a service trust: what the JVM trusts, and an operator's certificates besides. Names are for the HTTP clients
 * to verify, which both do.
 *
 * @param manager decides about chains of certificates
 * @param context makes connections by that manager, without a certificate of our own
 */
public record Trust(X509TrustManager manager, SSLContext context) {
    /**
     * The JVM's trust widened by some certificates.
     *
     * @return empty when there is none to add: then the HTTP clients trust as the JVM does, by themselves
     * @throws IllegalStateException when the JVM's own trust store cannot be read
     */
    public static Optional<Trust> widenedBy(List<X509Certificate> authorities) {
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<X509Certificate> all = new ArrayList<>(authorities);
            all.addAll(List.of(manager(null).getAcceptedIssuers()));
            X509TrustManager manager = manager(store(all));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return Optional.of(new Trust(manager, context));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the certificates that the JVM trusts cannot be read", e);
        }
    }

    private static KeyStore store(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("authority-" + i, certificates.get(i));
        }
        return store;
    }

    /** @param store null for the JVM's own */
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
