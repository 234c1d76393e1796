package org.schedulesconnector.graph;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;

/**
 * The way to Microsoft Graph and to the service that gives tokens for it: whom to trust and which proxy to pass. Servers are always
 * verified. Immutable.
 */
public final class GraphNetwork {
    /** What the JVM trusts, and the proxy that its properties name, if any. */
    public static final GraphNetwork OF_JVM = new GraphNetwork(null, null, null, null);

    private final SSLContext tls;
    private final X509TrustManager trust;
    private final Proxy proxy;
    private final String credentials;

    private GraphNetwork(SSLContext tls, X509TrustManager trust, Proxy proxy, String credentials) {
        this.tls = tls;
        this.trust = trust;
        this.proxy = proxy;
        this.credentials = credentials;
    }

    /**
     * The same way with other trust.
     *
     * @param context makes connections, by the manager
     * @param manager decides about chains of certificates; names are verified besides
     */
    public GraphNetwork trusting(SSLContext context, X509TrustManager manager) {
        return new GraphNetwork(
                Objects.requireNonNull(context, "context"),
                Objects.requireNonNull(manager, "manager"),
                proxy,
                credentials);
    }

    /** The same way through an HTTP proxy; its name is resolved when it is needed. */
    public GraphNetwork through(String host, int port) {
        Proxy http = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        return new GraphNetwork(tls, trust, http, credentials);
    }

    /** The same way with somebody who signs in to the proxy, by HTTP Basic; no server ever gets these. */
    public GraphNetwork as(String user, String password) {
        return new GraphNetwork(tls, trust, proxy, Credentials.basic(user, password));
    }

    void applyTo(OkHttpClient.Builder client) {
        if (trust != null) {
            client.sslSocketFactory(tls.getSocketFactory(), trust);
        }
        if (proxy != null) {
            client.proxy(proxy);
        }
        client.proxyAuthenticator(this::signIn);
    }

    /** OkHttp asks once before it knows the proxy's mind, and again when that was not enough. */
    private Request signIn(Route route, Response asked) throws IOException {
        boolean refused = asked.challenges().stream().map(Challenge::scheme).noneMatch("OkHttp-Preemptive"::equals);
        boolean sent = asked.request().header("Proxy-Authorization") != null;
        if (refused && (sent || credentials == null)) {
            throw new UnusableAnswerException(
                    GraphException.Kind.PROXY, "the proxy answered 407: it wants somebody to sign in");
        }
        return credentials == null || sent
                ? null
                : asked.request()
                        .newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build();
    }
}
