package org.schedulesconnector.settings;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The way out to one service, its token endpoint included: whom to trust and which proxy to pass. Servers are always verified; nothing
 * here can switch that off.
 *
 * @param authorities certificates that may vouch for the service, in addition to those that the JVM trusts; empty for none
 * @param proxy the proxy, {@code http://host:port}; null for what the JVM's own properties say
 * @param proxyUser who signs in to the proxy, by HTTP Basic; null for nobody
 * @param proxyPassword null without a user
 */
public record OutboundSettings(List<X509Certificate> authorities, URI proxy, String proxyUser, Secret proxyPassword) {
    /** What the JVM trusts, and no proxy of our own. */
    public static final OutboundSettings OF_JVM = new OutboundSettings(List.of(), null, null, null);

    public OutboundSettings {
        authorities = List.copyOf(authorities);
    }

    /** The proxy to pass, if any. */
    public Optional<URI> throughProxy() {
        return Optional.ofNullable(proxy);
    }
}
