package org.schedulesconnector.operations.notify;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.StandardAuthScheme;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.schedulesconnector.outbound.Trust;
import org.schedulesconnector.settings.OutboundSettings;

/** Makes clients for the webhook, each for one request: there are too few for connections that are kept. Servers are verified. */
final class WebhookClients {
    private final OutboundSettings outbound;
    private final Timeout patience;
    private final Optional<Trust> trust;

    WebhookClients(OutboundSettings outbound, Duration patience) {
        this.outbound = outbound;
        this.patience = Timeout.of(patience);
        this.trust = Trust.widenedBy(outbound.authorities());
    }

    CloseableHttpClient make() {
        HttpClientBuilder client = HttpClients.custom()
                .useSystemProperties()
                .setConnectionManager(connections())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setAuthenticationEnabled(outbound.proxyUser() != null)
                        .setProxyPreferredAuthSchemes(List.of(StandardAuthScheme.BASIC))
                        .setResponseTimeout(patience)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .setTargetAuthenticationStrategy((type, challenges, context) -> List.of());
        outbound.throughProxy().ifPresent(proxy -> pass(proxy, client));
        return client.build();
    }

    private HttpClientConnectionManager connections() {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create().useSystemProperties();
        trust.ifPresent(wider -> tls.setSslContext(wider.context()));
        return PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setTlsSocketStrategy(tls.buildClassic())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build())
                .build();
    }

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
}
