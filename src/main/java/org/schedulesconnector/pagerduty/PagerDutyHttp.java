package org.schedulesconnector.pagerduty;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.schedulesconnector.outbound.Trust;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.settings.OutboundSettings;

/**
 * How HTTP is spoken with PagerDuty's API and its OAuth server alike: verified TLS, the proxy of the settings, bounded answers, no
 * redirect followed, nothing repeated. An answer that a proxy gave in place of PagerDuty is never taken for PagerDuty's: its 404 would be
 * evidence that a schedule is gone. Thread-safe.
 */
final class PagerDutyHttp {
    private static final String ARRIVED = "pagerduty.arrived";
    private static final int CONNECTIONS = 16;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 32 * 1024;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final OutboundSettings outbound;
    private final Limits limits;
    private final Optional<Trust> trust;

    /**
     * How much is put up with.
     *
     * @param connect how long to wait for a connection
     * @param response how long to wait for the first byte of an answer, and then for each next one
     * @param longestAnswer the most bytes of an answer, unpacked
     */
    record Limits(Duration connect, Duration response, long longestAnswer) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 64L * 1024 * 1024);
        static final Limits OF_TOKENS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), 1024 * 1024);
    }

    PagerDutyHttp(OutboundSettings outbound, Limits limits) {
        this.outbound = outbound;
        this.limits = limits;
        this.trust = Trust.widenedBy(outbound.authorities());
    }

    /** Prepares a client; whoever adds an interceptor sends by {@link #exchange} in it. */
    void configure(HttpClientBuilder client) {
        client.useSystemProperties()
                .setConnectionManager(connections())
                .setConnectionManagerShared(false)
                .setDefaultRequestConfig(requestConfig())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setTargetAuthenticationStrategy((type, challenges, context) -> List.of())
                .setDefaultCredentialsProvider((scope, context) -> null)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "pagerduty-arrived", PagerDutyHttp::arrived);
        outbound.throughProxy().ifPresent(proxy -> pass(proxy, client));
    }

    /**
     * Sends one request.
     *
     * @throws PagerDutyException if the server is not who it should be, or a proxy on the way refuses
     */
    ClassicHttpResponse exchange(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.removeAttribute(ARRIVED);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (scope.clientContext.getAttribute(ARRIVED) == null) {
                response.close();
                throw refusedByProxy(request, response.getCode());
            }
            BoundedEntity.bound(response, limits.longestAnswer());
            return response;
        } catch (IOException e) {
            throw TlsTrouble.in(e)
                    .map(trouble -> about(Kind.UNTRUSTED, request)
                            .message(trouble.message(scope.route.getTargetHost().getHostName()))
                            .remedy(trouble.remedy())
                            .cause(e)
                            .build())
                    .orElseThrow(() -> e);
        }
    }

    private HttpClientConnectionManager connections() {
        Http1Config http = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_HEADER)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setTlsSocketStrategy(tls())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.response()))
                        .build())
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .build();
    }

    private TlsSocketStrategy tls() {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create().useSystemProperties();
        trust.ifPresent(wider -> tls.setSslContext(wider.context()));
        return tls.buildClassic();
    }

    private RequestConfig requestConfig() {
        return RequestConfig.custom()
                .setAuthenticationEnabled(outbound.proxyUser() != null)
                .setProxyPreferredAuthSchemes(List.of(StandardAuthScheme.BASIC))
                .setRedirectsEnabled(false)
                .setResponseTimeout(Timeout.of(limits.response()))
                .setConnectionRequestTimeout(Timeout.of(limits.response()))
                .build();
    }

    /** The proxy's credentials are for the proxy alone: no server that asks for some gets them. */
    private void pass(URI address, HttpClientBuilder client) {
        HttpHost proxy = new HttpHost("http", address.getHost(), address.getPort());
        client.setProxy(proxy);
        if (outbound.proxyUser() != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(proxy),
                    new UsernamePasswordCredentials(
                            outbound.proxyUser(),
                            outbound.proxyPassword().reveal().toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
    }

    /** Called once there is a connection to the server itself, through a tunnel if need be. */
    private static ClassicHttpResponse arrived(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(ARRIVED, true);
        return chain.proceed(request, scope);
    }

    private static PagerDutyException refusedByProxy(HttpRequest request, int status) {
        PagerDutyException.Builder failure = about(status >= 500 ? Kind.UNAVAILABLE : Kind.PROXY, request)
                .message("the proxy answered " + status + " and made no connection");
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            failure.remedy("It wants somebody to sign in: check pagerduty.proxy-user and pagerduty.proxy-password.");
        }
        return failure.build();
    }

    private static PagerDutyException.Builder about(Kind kind, HttpRequest request) {
        return PagerDutyException.of(kind)
                .method(request.getMethod())
                .path(request.getPath().replaceFirst("\\?.*", ""));
    }
}
